import { useT } from '#app/i18n/hooks.ts';

/** What a long page holds, as links into it. */
export function Contents({ parts }: { parts: readonly { id: string; title: string }[] }) {
  const { t } = useT();
  return (
    <nav aria-labelledby="trong-trang" className="mt-8 border-l-4 border-line pl-5 lg:mt-2">
      <p id="trong-trang" className="font-bold">
        {t('label.contents')}
      </p>
      <ul className="mt-1 gap-x-8 sm:columns-2">
        {parts.map(({ id, title }) => (
          <li key={id} className="break-inside-avoid">
            <a
              href={`#${id}`}
              className="inline-block py-1.5 text-sea underline decoration-1 underline-offset-[0.2em] hover:text-sea-strong hover:decoration-2"
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
