import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Consequence } from '#app/components/consequence.tsx';
import { FileUpload } from '#app/components/file-upload.tsx';
import { ActPage } from '#app/components/pilots/act-page.tsx';
import { ConfirmForm } from '#app/components/pilots/confirm-form.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { listDocuments } from '#app/domain/documents/document.queries.server.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { deliverMilestone } from '#app/domain/pilots/deliver-milestone.server.ts';
import { canDeliver } from '#app/domain/pilots/milestone.policy.ts';
import { requireMilestone } from '#app/domain/pilots/milestone.queries.server.ts';
import { deliverMilestoneSchema } from '#app/domain/pilots/pilot.schema.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['pilots', 'payments', 'documents'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const milestoneId = params.milestoneId ?? '';
  const { contract, milestone, buyer } = await requireMilestone(actor, params.contractId ?? '', milestoneId);
  assertAllowed(canDeliver(actor, contract, milestone));
  const title = getT(request, 'pilots')('deliver.title', { position: milestone.position, title: milestone.title });
  const documents = await listDocuments(actor, 'milestone', milestoneId, 'deliverable');
  return { page: { title }, contract, milestone, buyer: buyer.name, documents };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const where = { contractId: params.contractId ?? '', milestoneId: params.milestoneId ?? '' };
  const submission = await parseForm(request, deliverMilestoneSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    await deliverMilestone(actor, { ...where, note: submission.value.note });
    return await redirectWithToast(request, `/hop-dong/${where.contractId}`, { key: 'pilots:toast.delivered' });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function MilestoneDeliver() {
  const { t } = useT('pilots');
  const { page, contract, milestone, buyer, documents } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm(deliverMilestoneSchema, {
    lastResult: useActionData<typeof action>(),
    id: 'deliver',
  });
  return (
    <ActPage title={page.title} contract={contract}>
      <Section title={t('milestone.criteria')}>
        <p className="written max-w-reading">{milestone.acceptanceCriteria}</p>
      </Section>
      <Section title={t('deliver.filesTitle')}>
        <FileUpload
          subjectKind="milestone"
          subjectId={milestone.id}
          purpose="deliverable"
          documents={documents}
          label={t('deliver.filesLabel')}
        />
      </Section>
      <Section title={t('deliver.handOver')}>
        <Consequence
          effects={[
            t('deliver.effect.inspection', { buyer, count: contract.inspectionDays }),
            t('deliver.effect.fixed'),
          ]}
          recorded={[t('deliver.recorded', { buyer })]}
        />
        <ConfirmForm
          form={form}
          confirm={{ meta: fields.confirm, label: t('deliver.confirm') }}
          contractId={contract.id}
          action={`/hop-dong/${contract.id}/moc/${milestone.id}/ban-giao`}
          submit={t('deliver.submit')}
        >
          <TextArea meta={fields.note} label={t('deliver.note')} hint={t('deliver.noteHint')} rows={6} required />
        </ConfirmForm>
      </Section>
    </ActPage>
  );
}
