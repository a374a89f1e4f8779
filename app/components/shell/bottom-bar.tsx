import { useLocation } from '@remix-run/react';
import { BookOpen, ClipboardList, FileSearch, Home, ListChecks, Menu } from 'lucide-react';
import { useT } from '#app/i18n/hooks.ts';
import { ButtonLink } from '../ui/button.tsx';
import { NavLink } from '../ui/link.tsx';
import { AccountActions } from './account-menu.tsx';
import { Count } from './header.tsx';
import { type Destination, publicPages, quickPages, rolePages } from './navigation.ts';
import { LanguageLink, ThemeChoice } from './preference-controls.tsx';
import type { ShellData } from './shell-data.ts';

const icons: Record<string, typeof Home> = {
  '/': Home,
  '/viec-can-lam': ListChecks,
  '/danh-muc': BookOpen,
  '/de-bai': FileSearch,
};

const slot =
  'flex min-h-14 flex-col items-center justify-center gap-0.5 border-t-3 border-transparent px-1 py-1 text-center text-xs leading-tight text-muted aria-[current=page]:border-sea aria-[current=page]:font-bold aria-[current=page]:text-ink';

/** On phones: three destinations and a menu that opens as a sheet. A `details` element, closed again by every navigation. */
export function BottomBar({ shell }: { shell: ShellData }) {
  const { t } = useT();
  const { key } = useLocation();
  return (
    <nav
      aria-label={t('nav.bottom')}
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line-strong bg-sheet pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
    >
      <div className="grid grid-cols-4">
        {quickPages(shell).map((page) => {
          const Icon = icons[page.to] ?? ClipboardList;
          return (
            <NavLink key={page.to} to={page.to} end={page.to === '/'} className={slot}>
              <span className="relative">
                <Icon aria-hidden="true" className="size-5" />
                {page.to === '/viec-can-lam' ? (
                  <span className="absolute -top-1.5 left-4 w-max">
                    <Count value={shell.waiting} words={t('account.waiting', { count: shell.waiting })} />
                  </span>
                ) : null}
              </span>
              {t(page.words)}
            </NavLink>
          );
        })}
        <details key={key}>
          <summary className={`no-marker ${slot}`}>
            <Menu aria-hidden="true" className="size-5" />
            {t('nav.menu')}
          </summary>
          <Sheet shell={shell} />
        </details>
      </div>
    </nav>
  );
}

function Sheet({ shell }: { shell: ShellData }) {
  const { t } = useT();
  return (
    <div className="absolute inset-x-0 bottom-full max-h-[75vh] overflow-y-auto border-t-2 border-sea bg-sheet px-4 py-4">
      {shell.person ? (
        <>
          <Group
            pages={[
              { to: '/viec-can-lam', words: 'nav.tasks' },
              ...rolePages(shell),
              { to: '/thong-bao', words: 'nav.inbox' },
            ]}
          />
          <Group pages={publicPages} />
          <div className="border-b border-line py-3">
            <AccountActions shell={shell} />
          </div>
        </>
      ) : (
        <>
          <div className="grid grid-cols-2 gap-3 pb-3">
            <ButtonLink to="/dang-nhap" wide>
              {t('account.signIn')}
            </ButtonLink>
            <ButtonLink to="/dang-ky" wide>
              {t('account.signUp')}
            </ButtonLink>
          </div>
          <Group pages={publicPages} />
        </>
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-6 pt-2">
        <LanguageLink />
        <ThemeChoice theme={shell.theme} />
      </div>
    </div>
  );
}

function Group({ pages }: { pages: readonly Destination[] }) {
  const { t } = useT();
  return (
    <ul className="border-b border-line py-1">
      {pages.map((page) => (
        <li key={page.to}>
          <NavLink
            to={page.to}
            className="flex min-h-12 items-center text-read text-sea aria-[current=page]:font-bold aria-[current=page]:text-ink"
          >
            {t(page.words)}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}
