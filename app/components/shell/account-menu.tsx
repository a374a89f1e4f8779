import { Form, useLocation } from '@remix-run/react';
import { ChevronDown, History, LogOut, Repeat, ScrollText, ShieldCheck, UserRound } from 'lucide-react';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { Link } from '../ui/link.tsx';
import type { ShellData } from './shell-data.ts';

/** For whom one acts, always in sight; opens to switching and signing out. A `details` element: works without JavaScript. */
export function AccountMenu({ shell }: { shell: ShellData }) {
  const { key } = useLocation();
  if (!shell.person) return null;
  return (
    <details key={key} className="group relative">
      <summary className="no-marker flex min-h-11 max-w-96 items-center gap-2 rounded border border-line-strong bg-sheet px-3 py-1 hover:border-sea">
        <Acting shell={shell} />
        <ChevronDown aria-hidden="true" className="size-4 shrink-0 text-muted group-open:rotate-180" />
      </summary>
      <div className="absolute right-0 z-20 mt-1 w-72 rounded border border-line-strong bg-sheet p-4">
        <AccountActions shell={shell} />
      </div>
    </details>
  );
}

/** Organisation and role in words. */
function Acting({ shell }: { shell: ShellData }) {
  const { t } = useT();
  const { organization, person } = shell;
  const roles = organization?.roles.map((role) => t(`role.${role}`)).join(', ');
  return (
    <span className="min-w-0 text-left leading-tight">
      <span className="block truncate text-sm font-bold">{organization?.name ?? person?.displayName}</span>
      <span className="block truncate text-xs text-muted">
        {organization ? `${person?.displayName} · ${roles}` : t('account.noOrganization')}
      </span>
    </span>
  );
}

export function AccountActions({ shell }: { shell: ShellData }) {
  const { t } = useT();
  const href = useHref();
  return (
    <>
      {shell.organization ? (
        <p className="pb-3">
          <span className="block text-sm text-muted">{t('account.actingFor')}</span>
          <span className="font-bold">{shell.organization.name}</span>
          <span className="block text-sm text-muted">
            {t(`organizationKind.${shell.organization.kind}`)} ·{' '}
            {shell.organization.roles.map((role) => t(`role.${role}`)).join(', ')}
          </span>
        </p>
      ) : null}
      <ul className={shell.organization ? 'border-t border-line pt-2' : ''}>
        <li>
          <Link to="/tai-khoan" look="plain" className="flex min-h-11 items-center gap-3 text-sea hover:underline">
            <UserRound aria-hidden="true" className="size-4" />
            {t('account.ownAccount')}
          </Link>
        </li>
        <li>
          <Link to="/to-chuc" look="plain" className="flex min-h-11 items-center gap-3 text-sea hover:underline">
            <Repeat aria-hidden="true" className="size-4" />
            {t('account.switchOrganization')}
          </Link>
        </li>
        <li>
          <Link
            to="/tai-khoan/bao-mat"
            look="plain"
            className="flex min-h-11 items-center gap-3 text-sea hover:underline"
          >
            <ShieldCheck aria-hidden="true" className="size-4" />
            {t('account.security')}
          </Link>
        </li>
        <li>
          <Link
            to="/tai-khoan/nhat-ky"
            look="plain"
            className="flex min-h-11 items-center gap-3 text-sea hover:underline"
          >
            <History aria-hidden="true" className="size-4" />
            {t('nav.ownTrail')}
          </Link>
        </li>
        {shell.organization?.roles.some((role) => role === 'owner' || role === 'finance') ? (
          <li>
            <Link
              to="/don-vi/nhat-ky"
              look="plain"
              className="flex min-h-11 items-center gap-3 text-sea hover:underline"
            >
              <ScrollText aria-hidden="true" className="size-4" />
              {t('nav.organizationTrail')}
            </Link>
          </li>
        ) : null}
        <li>
          <Form method="post" action={href('/dang-xuat')}>
            <button type="submit" className="flex min-h-11 w-full items-center gap-3 text-sea hover:underline">
              <LogOut aria-hidden="true" className="size-4" />
              {t('account.signOut')}
            </button>
          </Form>
        </li>
      </ul>
    </>
  );
}
