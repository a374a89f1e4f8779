import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Money } from '#app/components/money.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { BatchFiles } from '#app/components/reconciliation/batch-files.tsx';
import { EntryTable } from '#app/components/reconciliation/entry-table.tsx';
import { JudgeBatch } from '#app/components/reconciliation/judge-batch.tsx';
import { StatePanel } from '#app/components/state-panel.tsx';
import { Timeline } from '#app/components/timeline.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { Fact, Facts, Section } from '#app/components/ui/section.tsx';
import { requireBatch } from '#app/domain/reconciliation/batch.queries.server.ts';
import { judgeBatch } from '#app/domain/reconciliation/judge-batch.server.ts';
import { judgeBatchSchema } from '#app/domain/reconciliation/reconciliation.schema.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['reconciliation'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const view = await requireBatch(actor, params.batchId ?? '');
  return { page: { title: getT(request, 'reconciliation')('batch.title', { code: view.batch.code }) }, ...view };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const batchId = params.batchId ?? '';
  const submission = await parseForm(request, judgeBatchSchema);
  if (submission.status !== 'success') return invalid(submission);
  const { intent, reason } = submission.value;
  try {
    await judgeBatch(actor, { batchId, intent, reason });
    return await redirectWithToast(request, `/dieu-phoi/doi-soat/lenh-chi/${batchId}`, {
      key: `reconciliation:toast.${intent === 'approve' ? 'approved' : 'cancelled'}`,
    });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function Batch() {
  const { t } = useT('reconciliation');
  const { page, batch, entries, files, events, mayApprove, mayCancel, mayTakeFile, mayFailEntries, denied } =
    useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <Page>
      <PageHeader
        title={page.title}
        breadcrumbs={[
          { to: '/dieu-phoi/doi-soat', label: t('desk.title') },
          { to: '/dieu-phoi/doi-soat/lenh-chi', label: t('batches.title') },
        ]}
      />
      <StatePanel machine="payout_batch" status={batch.status} />
      <Facts columns={2}>
        <Fact name={t('batch.total')}>
          <strong>
            <Money vnd={batch.totalVnd} />
          </strong>
        </Fact>
        <Fact name={t('batch.count')}>{batch.entryCount}</Fact>
        <Fact name={t('batch.maker')}>{batch.makerName}</Fact>
        <Fact name={t('batch.checker')}>{batch.checkerName}</Fact>
      </Facts>
      <Section title={t('batch.entries')}>
        <EntryTable batchId={batch.id} entries={entries} mayFail={mayFailEntries} />
      </Section>
      {denied === 'maker_cannot_approve' ? (
        <div className="mt-6 max-w-form">
          <Notice>{t('batch.waitsForOther')}</Notice>
        </div>
      ) : null}
      {mayApprove || mayCancel ? (
        <JudgeBatch batch={batch} mayApprove={mayApprove} mayCancel={mayCancel} lastResult={lastResult} />
      ) : null}
      {mayTakeFile ? <BatchFiles batchId={batch.id} files={files} /> : null}
      <Timeline events={events} />
    </Page>
  );
}
