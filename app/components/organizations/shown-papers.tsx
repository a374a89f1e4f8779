import { formatBytes } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';

type Paper = { documentId: string; purpose: string; name: string; sizeBytes: number };

const isPicture = (name: string) => /\.(png|jpe?g|webp)$/i.test(name);

/** The files of a request as they were sent, by what they prove; pictures stand there to be looked at, the others open as files. */
export function ShownPapers({ papers }: { papers: readonly Paper[] }) {
  const { t, lookup, lang } = useT('verification', 'profile');
  if (papers.length === 0) return <p className="text-muted">{t('detail.noPapers')}</p>;
  return (
    <ul className="border-t border-line">
      {papers.map(({ documentId, purpose, name, sizeBytes }) => (
        <li key={documentId} className="border-b border-line py-3">
          <p className="text-sm text-muted">{lookup.first([`profile:papers.${purpose}`]) ?? purpose}</p>
          <a href={`/tep/${documentId}`} className="[overflow-wrap:anywhere]">
            {name}
          </a>{' '}
          <span className="text-sm text-muted">({formatBytes(sizeBytes, lang)})</span>
          {isPicture(name) ? (
            <img
              src={`/tep/${documentId}`}
              alt={name}
              loading="lazy"
              className="mt-2 max-h-96 w-full border border-line object-contain"
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}
