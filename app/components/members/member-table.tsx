import type { Role } from '#app/domain/kernel/actor.ts';
import { formatDate } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';
import { Badge } from '../ui/badge.tsx';
import { Link } from '../ui/link.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useNow } from '../use-now.ts';

export type MemberRow = {
  userId: string;
  name: string;
  email: string;
  roles: readonly Role[];
  desks: readonly string[];
  since: Date | string;
  lastActiveAt: Date | string | null;
  secondFactor: boolean;
};

type MemberTableProps = { members: readonly MemberRow[]; self: string; manages: boolean };

/** Who acts for the organisation, as what; for owners with what they can change. */
export function MemberTable({ members, self, manages }: MemberTableProps) {
  const { t, lookup, lang } = useT('members', 'organizations');
  const columns: Column<MemberRow>[] = [
    {
      key: 'name',
      heading: t('list.name'),
      cell: ({ name, email, userId }) => (
        <>
          {name}
          {userId === self ? <span className="font-normal text-muted"> ({t('list.you')})</span> : null}
          <span className="block text-sm font-normal wrap-anywhere text-muted">{email}</span>
        </>
      ),
    },
    {
      key: 'roles',
      heading: t('list.roles'),
      cell: ({ roles, desks }) => (
        <>
          {roles.map((role) => t(`role.${role}.label`)).join(', ')}
          {desks.length > 0 ? (
            <span className="block text-sm text-muted">
              {desks.map((desk) => lookup(`organizations:desk.${desk}`)).join(', ')}
            </span>
          ) : null}
        </>
      ),
    },
    { key: 'since', heading: t('list.since'), cell: ({ since }) => formatDate(since, lang) },
    { key: 'lastSeen', heading: t('list.lastSeen'), cell: ({ lastActiveAt }) => <LastSeen at={lastActiveAt} /> },
  ];
  columns.push({
    key: 'secondFactor',
    heading: t('list.secondFactor'),
    cell: ({ secondFactor }) =>
      secondFactor ? t('list.twoStep.yes') : <Badge tone="waiting">{t('list.twoStep.no')}</Badge>,
  });
  if (manages) {
    columns.push({
      key: 'act',
      heading: t('list.act'),
      stacked: true,
      cell: ({ userId, name }) => (
        <span className="flex flex-wrap gap-x-5 gap-y-1">
          <Link to={`/don-vi/thanh-vien/${userId}/vai-tro`} aria-label={t('list.changeRolesOf', { name })}>
            {t('list.changeRoles')}
          </Link>
          {userId === self ? null : (
            <Link to={`/don-vi/thanh-vien/${userId}/cho-roi`} aria-label={t('list.removeOf', { name })}>
              {t('list.remove')}
            </Link>
          )}
        </span>
      ),
    });
  }
  return <Table caption={t('list.caption')} rows={members} rowKey={(row) => row.userId} columns={columns} />;
}

const day = 86_400_000;

/** To the day at the finest: enough to see who is gone, too little to watch people. */
function LastSeen({ at }: { at: Date | string | null }) {
  const { t } = useT('members');
  const now = useNow();
  if (at === null) return <span className="text-muted">{t('list.never')}</span>;
  const days = Math.max(0, Math.floor((now.getTime() - new Date(at).getTime()) / day));
  if (days === 0) return t('list.today');
  return days < 60 ? t('list.days', { count: days }) : t('list.months', { count: Math.floor(days / 30) });
}
