import { Form } from '@remix-run/react';
import { Moment } from '#app/components/deadline.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { StatusBadge } from '#app/components/status-badge.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { controlLook } from '#app/components/ui/field-frame.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { Table } from '#app/components/ui/table.tsx';
import { useHref, useT } from '#app/i18n/hooks.ts';

type Row = {
  id: string;
  name: string;
  kind: 'corporation' | 'state_agency' | 'university' | 'association' | 'startup' | 'coordinator';
  status: string;
  taxCode: string | null;
  verifiedUntil: Date | null;
};

/** Organisations of one view of the desk; all of them can be searched by name or tax code. */
export function DeskOrganizations({
  view,
  rows,
  words,
}: {
  view: 'overdue' | 'suspended' | 'all';
  rows: readonly Row[];
  words: string;
}) {
  const { t } = useT('verification', 'organizations');
  const href = useHref();
  return (
    <>
      {view === 'all' ? (
        <Form
          method="get"
          action={href('/dieu-phoi/xac-minh')}
          role="search"
          className="mb-6 flex flex-wrap items-end gap-3"
        >
          <input type="hidden" name="loc" value="tat-ca" />
          <div className="min-w-0 flex-1 basis-64">
            <label htmlFor="tim-don-vi" className="mb-1.5 block font-bold">
              {t('queue.search')}
            </label>
            <input id="tim-don-vi" type="search" name="q" defaultValue={words} className={controlLook} />
          </div>
          <Button>{t('common:action.search')}</Button>
        </Form>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState title={t(`queue.none.${view}`)}>{t('queue.noneText')}</EmptyState>
      ) : (
        <Table
          caption={t('queue.organizations')}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'name',
              heading: t('column.organization'),
              cell: (row) => (
                <>
                  <Link to={`/dieu-phoi/xac-minh/don-vi/${row.id}`}>{row.name}</Link>
                  <span className="block text-sm font-normal text-muted">
                    {t(`common:organizationKind.${row.kind}`)}
                    {row.taxCode ? ` · ${row.taxCode}` : ''}
                  </span>
                </>
              ),
            },
            {
              key: 'status',
              heading: t('column.status'),
              cell: (row) => <StatusBadge machine="organization" status={row.status} />,
            },
            {
              key: 'until',
              heading: t('column.until'),
              cell: (row) => (row.verifiedUntil ? <Moment at={row.verifiedUntil} /> : t('common:label.none')),
            },
          ]}
        />
      )}
    </>
  );
}
