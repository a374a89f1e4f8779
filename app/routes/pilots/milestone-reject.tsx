import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Consequence } from '#app/components/consequence.tsx';
import { ActPage } from '#app/components/pilots/act-page.tsx';
import { ConfirmForm } from '#app/components/pilots/confirm-form.tsx';
import { Delivery } from '#app/components/pilots/delivery.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { criteriaOf } from '#app/domain/pilots/acceptance-criteria.ts';
import { canReject } from '#app/domain/pilots/milestone.policy.ts';
import { latestDelivery, requireMilestone } from '#app/domain/pilots/milestone.queries.server.ts';
import { rejectMilestoneSchema } from '#app/domain/pilots/pilot.schema.ts';
import { rejectMilestone } from '#app/domain/pilots/reject-milestone.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['pilots', 'payments', 'documents', 'consents'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const milestoneId = params.milestoneId ?? '';
  const { contract, milestone, supplier } = await requireMilestone(actor, params.contractId ?? '', milestoneId);
  assertAllowed(canReject(actor, contract, milestone));
  return {
    page: { title: getT(request, 'consents')('reject.title', { position: milestone.position }) },
    contract,
    milestone,
    supplier: supplier.name,
    criteria: criteriaOf(milestone.acceptanceCriteria),
    delivery: await latestDelivery(milestoneId),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const where = { contractId: params.contractId ?? '', milestoneId: params.milestoneId ?? '' };
  const submission = await parseForm(request, rejectMilestoneSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    await rejectMilestone(actor, { ...where, findings: submission.value.findings });
    return await redirectWithToast(request, `/hop-dong/${where.contractId}`, { key: 'consents:toast.rejected' });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function MilestoneReject() {
  const { t } = useT('consents', 'pilots');
  const { page, contract, milestone, supplier, criteria, delivery } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm(rejectMilestoneSchema, {
    lastResult: useActionData<typeof action>(),
    id: 'reject',
    defaultValue: { findings: criteria.map(() => ({ reason: '' })) },
  });
  return (
    <ActPage title={page.title} contract={contract} lead={t('reject.lead')}>
      {delivery ? (
        <Section title={t('pilots:accept.delivered')}>
          <Delivery {...delivery} />
        </Section>
      ) : null}
      <Consequence
        effects={[t('reject.effect.stops', { supplier }), t('reject.effect.next')]}
        recorded={[t('recorded')]}
      />
      <ConfirmForm
        form={form}
        confirm={{ meta: fields.confirm, label: t('reject.confirm') }}
        contractId={contract.id}
        action={`/hop-dong/${contract.id}/moc/${milestone.id}/khong-chap-nhan`}
        submit={t('reject.submit')}
      >
        {fields.findings.getFieldList().map((finding, index) => (
          <TextArea
            key={finding.key}
            meta={finding.getFieldset().reason}
            label={t('reject.criterion', { number: index + 1, criterion: criteria[index] ?? '' })}
            hint={t('reject.hint')}
            rows={3}
            required={false}
          />
        ))}
      </ConfirmForm>
    </ActPage>
  );
}
