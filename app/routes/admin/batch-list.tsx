import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Moment } from '#app/components/deadline.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { Money } from '#app/components/money.tsx';
import { DeskPage } from '#app/components/reconciliation/desk-page.tsx';
import { PayableForm } from '#app/components/reconciliation/payable-form.tsx';
import { StatusBadge } from '#app/components/status-badge.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { Table } from '#app/components/ui/table.tsx';
import { listBatches } from '#app/domain/reconciliation/batch.queries.server.ts';
import { makeBatch } from '#app/domain/reconciliation/make-batch.server.ts';
import { makeBatchSchema } from '#app/domain/reconciliation/reconciliation.schema.ts';
import { treasuryCounts } from '#app/domain/reconciliation/statement.queries.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['reconciliation'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const [lists, counts] = await Promise.all([listBatches(actor), treasuryCounts(actor)]);
  return { page: { title: getT(request, 'reconciliation')('batches.title') }, counts, ...lists };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const submission = await parseForm(request, makeBatchSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    const { id, code } = await makeBatch(actor, submission.value.items);
    return await redirectWithToast(request, `/dieu-phoi/doi-soat/lenh-chi/${id}`, {
      key: 'reconciliation:toast.made',
      values: { code },
    });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function BatchList() {
  const { t } = useT('reconciliation');
  const { page, counts, payables, batches } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <DeskPage part="batches" title={page.title} lead={t('batches.lead')} counts={counts}>
      <Section title={t('batches.waiting')} lead={t('batches.waitingLead')}>
        {payables.length === 0 ? (
          <EmptyState title={t('batches.empty')}>{t('batches.emptyText')}</EmptyState>
        ) : (
          <PayableForm payables={payables} lastResult={lastResult} />
        )}
      </Section>
      <Section title={t('batches.list')}>
        {batches.length === 0 ? (
          <p className="text-muted">{t('batches.listEmpty')}</p>
        ) : (
          <Table
            caption={t('batches.list')}
            rows={batches}
            rowKey={(row) => row.id}
            columns={[
              {
                key: 'code',
                heading: t('batches.code'),
                cell: (row) => <Link to={`/dieu-phoi/doi-soat/lenh-chi/${row.id}`}>{row.code}</Link>,
              },
              {
                key: 'status',
                heading: t('batches.status'),
                cell: (row) => <StatusBadge machine="payout_batch" status={row.status} />,
              },
              {
                key: 'people',
                heading: t('batches.people'),
                cell: (row) => (
                  <>
                    {[row.makerName, row.checkerName].filter(Boolean).join(', ')}
                    <span className="block text-sm text-muted">
                      <Moment at={row.madeAt} />
                    </span>
                  </>
                ),
              },
              { key: 'entries', heading: t('batches.entries'), numeric: true, cell: (row) => row.entryCount },
              {
                key: 'total',
                heading: t('batches.total'),
                numeric: true,
                cell: (row) => <Money vnd={row.totalVnd} />,
              },
            ]}
          />
        )}
      </Section>
    </DeskPage>
  );
}
