import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AuditFilters } from '#app/domain/audit/audit.schema.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { Moment } from '../deadline.tsx';
import { EmptyState } from '../empty-state.tsx';
import { Page, PageHeader } from '../page.tsx';
import { Button } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { AuditFilterForm } from './audit-filters.tsx';

/** One line, its sentence made by the server. */
export type AuditEvent = {
  id: string;
  at: string;
  words: string;
  kind: string;
  subjectName: string | null;
  actorName: string | null;
  organizationName: string | null;
  reason: string | null;
  source: string;
  ip: string | null;
  device: string | null;
  batch: number | null;
};

type Props = {
  title: string;
  lead: string;
  /** Address of the page, without language; the file lies below it. */
  to: string;
  offers: readonly ('person' | 'organization')[];
  trail: { lines: AuditEvent[]; filters: AuditFilters; query: string; next: string | null; first: boolean };
  /** Address and device are shown to the person and to the administration desk only. */
  showsOrigin: boolean;
  children?: ReactNode;
};

/** A trail with its filters, newest first; the same for a person, an organisation and the administration desk. */
export function AuditPage({ title, lead, to, offers, trail, showsOrigin, children }: Props) {
  const { t } = useT('audit');
  const href = useHref();
  const columns = useColumns(showsOrigin);
  const { before: _page, ...filters } = trail.filters;
  const query = trail.query ? `?${trail.query}` : '';
  const further = (before: string) => `${to}${query ? `${query}&` : '?'}truoc=${before}`;
  return (
    <Page>
      <PageHeader
        title={title}
        lead={lead}
        actions={
          <form method="post" action={`${href(to).replace(/^\/en(?=\/)/, '')}/tep${query}`}>
            <Button variant="secondary" icon={<Download aria-hidden="true" className="size-4.5" />}>
              {t('export')}
            </Button>
          </form>
        }
      />
      {children}
      <AuditFilterForm key={trail.query} to={to} filters={filters} offers={offers} />
      {trail.lines.length === 0 ? (
        <EmptyState title={t('empty.title')} action={query ? <Link to={to}>{t('filter.clear')}</Link> : undefined}>
          {t(query ? 'empty.filtered' : 'empty.text')}
        </EmptyState>
      ) : (
        <Table caption={t('caption')} rows={trail.lines} rowKey={(line) => line.id} columns={columns} />
      )}
      <nav aria-label={t('pages')} className="mt-6 flex flex-wrap gap-x-8 gap-y-2">
        {trail.first ? null : <Link to={to + query}>{t('newest')}</Link>}
        {trail.next ? <Link to={further(trail.next)}>{t('older')}</Link> : null}
      </nav>
    </Page>
  );
}

function useColumns(showsOrigin: boolean): Column<AuditEvent>[] {
  const { t } = useT('audit');
  const columns: Column<AuditEvent>[] = [
    { key: 'at', heading: t('column.at'), cell: (line) => <Moment at={line.at} /> },
    { key: 'what', heading: t('column.what'), stacked: true, cell: (line) => <What line={line} /> },
    {
      key: 'on',
      heading: t('column.on'),
      cell: (line) => <Pair first={line.subjectName ?? line.kind} second={line.subjectName ? line.kind : null} />,
    },
    {
      key: 'who',
      heading: t('column.who'),
      cell: (line) => (
        <Pair
          first={line.actorName ?? line.organizationName ?? t('system')}
          second={line.actorName ? line.organizationName : null}
        />
      ),
    },
  ];
  if (showsOrigin)
    columns.push({
      key: 'from',
      heading: t('column.from'),
      cell: (line) => <Pair first={line.device ?? line.source} second={line.ip} />,
    });
  return columns;
}

function What({ line }: { line: AuditEvent }) {
  const { t } = useT('audit');
  return (
    <>
      {line.words}
      {line.reason ? (
        <span className="written block text-sm text-muted">{t('reason', { reason: line.reason })}</span>
      ) : null}
    </>
  );
}

function Pair({ first, second }: { first: string; second: string | null }) {
  return (
    <>
      {first}
      {second ? <span className="block text-sm text-muted">{second}</span> : null}
    </>
  );
}
