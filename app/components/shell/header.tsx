import { useLocation } from '@remix-run/react';
import { Bell, ChevronDown, ListChecks, Repeat } from 'lucide-react';
import { useT } from '#app/i18n/hooks.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Link, NavLink } from '../ui/link.tsx';
import { AccountMenu } from './account-menu.tsx';
import { Logo } from './logo.tsx';
import { type Destination, publicPages, rolePages } from './navigation.ts';
import { LanguageLink } from './preference-controls.tsx';
import type { ShellData } from './shell-data.ts';

const place =
  'inline-flex min-h-11 items-center gap-2 border-b-3 border-transparent text-ink hover:border-line-strong aria-[current=page]:border-sea aria-[current=page]:font-bold';

/** Says where one is, what there is, and for whom one acts. On phones the bottom bar takes the navigation over. */
export function Header({ shell }: { shell: ShellData }) {
  const own = rolePages(shell);
  const { t } = useT();
  return (
    <header className="border-b border-line print:border-0" data-shell="header">
      <div className="mx-auto flex max-w-tool items-center gap-x-8 gap-y-2 px-4 py-2.5 md:px-8">
        <Logo />
        <nav aria-label={t('nav.main')} className="hidden md:block">
          <Places pages={publicPages} />
        </nav>
        <div className="ml-auto flex items-center gap-5 print:hidden">
          <LanguageLink />
          <div className={shell.person ? 'hidden md:block' : 'hidden sm:block'}>
            {shell.person ? (
              <AccountMenu shell={shell} />
            ) : (
              <div className="flex items-center gap-5">
                <Link to="/dang-ky" look="plain" className="inline-flex min-h-11 items-center text-sea hover:underline">
                  {t('account.signUp')}
                </Link>
                <ButtonLink to="/dang-nhap">{t('account.signIn')}</ButtonLink>
              </div>
            )}
          </div>
        </div>
      </div>
      {shell.organization ? <ActingForLine shell={shell} /> : null}
      {shell.person ? (
        <div className="hidden border-t border-line md:block print:hidden">
          <nav aria-label={t('nav.secondary')} className="mx-auto flex max-w-tool flex-wrap gap-x-7 px-8">
            <Tasks shell={shell} />
            <Places pages={own.slice(0, inSight)} />
            <More pages={own.slice(inSight)} />
            <Inbox shell={shell} />
          </nav>
        </div>
      ) : null}
    </header>
  );
}

/** More would take a second line; whoever has many desks finds the rest one press away. */
const inSight = 6;

/** What has no room in the line. A `details` element: works without JavaScript; a new page closes it. */
function More({ pages }: { pages: readonly Destination[] }) {
  const { t } = useT();
  const { key } = useLocation();
  if (pages.length === 0) return null;
  return (
    <details key={key} className="group relative">
      <summary className="no-marker flex min-h-11 cursor-pointer items-center gap-2 border-b-3 border-transparent hover:border-line-strong">
        {t('nav.more')}
        <ChevronDown aria-hidden="true" className="size-4 shrink-0 text-muted group-open:rotate-180" />
      </summary>
      <ul className="absolute left-0 z-20 w-64 rounded border border-line-strong bg-sheet px-4 py-2">
        {pages.map((page) => (
          <li key={page.to}>
            <NavLink
              to={page.to}
              className="flex min-h-11 items-center text-sea hover:underline aria-[current=page]:font-bold"
            >
              {t(page.words)}
            </NavLink>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** For whom one acts, in sight on phones too, where the account menu is in the sheet. */
function ActingForLine({ shell }: { shell: ShellData }) {
  const { t } = useT();
  const { organization } = shell;
  if (!organization) return null;
  return (
    <Link
      to="/to-chuc"
      look="plain"
      className="flex min-h-11 items-center gap-2 border-t border-line px-4 text-sm md:hidden print:hidden"
    >
      <span className="sr-only">{t('account.actingFor')}</span>
      <span className="min-w-0 truncate font-bold">{organization.name}</span>
      <span className="shrink-0 text-muted">{organization.roles.map((role) => t(`role.${role}`)).join(', ')}</span>
      <Repeat aria-hidden="true" className="ml-auto size-4 shrink-0 text-sea" />
    </Link>
  );
}

function Places({ pages }: { pages: readonly Destination[] }) {
  const { t } = useT();
  return (
    <ul className="flex flex-wrap gap-x-7">
      {pages.map((page) => (
        <li key={page.to}>
          <NavLink to={page.to} className={place}>
            {t(page.words)}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}

function Tasks({ shell }: { shell: ShellData }) {
  const { t } = useT();
  return (
    <NavLink to="/viec-can-lam" className={place}>
      <ListChecks aria-hidden="true" className="size-4.5" />
      {t('nav.tasks')}
      <Count value={shell.waiting} words={t('account.waiting', { count: shell.waiting })} />
    </NavLink>
  );
}

function Inbox({ shell }: { shell: ShellData }) {
  const { t } = useT();
  return (
    <NavLink to="/thong-bao" className={`${place} ml-auto`}>
      <Bell aria-hidden="true" className="size-4.5" />
      {t('nav.inbox')}
      <Count value={shell.unread} words={t('account.unread', { count: shell.unread })} />
    </NavLink>
  );
}

/** A number beside a destination; the words are for those who do not see its place. */
export function Count({ value, words }: { value: number; words: string }) {
  if (value === 0) return null;
  return (
    <span className="inline-block rounded-full bg-sea px-2 text-xs leading-5 font-bold whitespace-nowrap text-on-sea">
      <span aria-hidden="true">{value > 99 ? '99+' : value}</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}
