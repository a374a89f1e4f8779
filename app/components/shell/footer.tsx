import { useT } from '#app/i18n/hooks.ts';
import { Link } from '../ui/link.tsx';
import { type Destination, legalPages, publicPages } from './navigation.ts';
import { LanguageLink, ThemeChoice } from './preference-controls.tsx';
import type { ShellData } from './shell-data.ts';

export function Footer({ shell }: { shell: ShellData }) {
  const { t } = useT();
  return (
    <footer className="mt-16 border-t border-line bg-sheet text-sm print:hidden">
      <div className="mx-auto grid max-w-tool gap-x-12 gap-y-6 px-4 pt-8 pb-4 sm:grid-cols-2 md:grid-cols-[2fr_1fr_1fr] md:px-8">
        <div className="max-w-reading sm:col-span-2 md:col-span-1">
          <p className="font-bold">{t('site.tagline')}</p>
          <p className="mt-2 text-muted">{t('footer.about')}</p>
          <p className="mt-2 text-muted">{t('footer.moneyNote')}</p>
        </div>
        <Places label={t('nav.footer')} pages={[{ to: '/', words: 'nav.home' }, ...publicPages]} />
        <Places label={t('nav.legal')} pages={legalPages} />
      </div>
      <div className="mx-auto flex max-w-tool flex-wrap items-center justify-between gap-x-8 px-4 pb-6 md:px-8">
        <p className="text-muted">
          {t('footer.operator')}. {t('footer.time')}
        </p>
        <div className="flex flex-wrap items-center gap-x-6">
          <LanguageLink />
          <ThemeChoice theme={shell.theme} />
        </div>
      </div>
    </footer>
  );
}

function Places({ label, pages }: { label: string; pages: readonly Destination[] }) {
  const { t } = useT();
  return (
    <nav aria-label={label}>
      <ul>
        {pages.map((page) => (
          <li key={page.to}>
            <Link to={page.to} look="plain" className="inline-flex min-h-9 items-center text-sea hover:underline">
              {t(page.words)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
