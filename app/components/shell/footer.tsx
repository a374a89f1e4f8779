import { useT } from '#app/i18n/hooks.ts';
import { Link } from '../ui/link.tsx';
import { publicPages } from './navigation.ts';
import { LanguageLink, ThemeChoice } from './preference-controls.tsx';
import type { ShellData } from './shell-data.ts';

export function Footer({ shell }: { shell: ShellData }) {
  const { t } = useT();
  return (
    <footer className="mt-16 border-t border-line bg-sheet text-sm print:hidden">
      <div className="mx-auto grid max-w-tool gap-x-12 gap-y-6 px-4 pt-8 pb-4 md:grid-cols-[2fr_1fr] md:px-8">
        <div className="max-w-reading">
          <p className="font-bold">{t('site.tagline')}</p>
          <p className="mt-2 text-muted">{t('footer.about')}</p>
          <p className="mt-2 text-muted">{t('footer.moneyNote')}</p>
        </div>
        <nav aria-label={t('nav.footer')}>
          <ul>
            {[{ to: '/', words: 'nav.home' } as const, ...publicPages].map((page) => (
              <li key={page.to}>
                <Link to={page.to} look="plain" className="inline-flex min-h-9 items-center text-sea hover:underline">
                  {t(page.words)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
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
