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
import { canRequestChanges } from '#app/domain/pilots/milestone.policy.ts';
import { latestDelivery, requireMilestone } from '#app/domain/pilots/milestone.queries.server.ts';
import { requestChangesSchema } from '#app/domain/pilots/pilot.schema.ts';
import { requestMilestoneChanges } from '#app/domain/pilots/request-milestone-changes.server.ts';
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
  const { contract, milestone, supplier } = await requireMilestone(actor, params.contractId ?? '', milestoneId);
  assertAllowed(canRequestChanges(actor, contract, milestone));
  const title = getT(request, 'pilots')('changes.title', { position: milestone.position, title: milestone.title });
  return { page: { title }, contract, milestone, supplier: supplier.name, delivery: await latestDelivery(milestoneId) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const where = { contractId: params.contractId ?? '', milestoneId: params.milestoneId ?? '' };
  const submission = await parseForm(request, requestChangesSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    await requestMilestoneChanges(actor, { ...where, ...submission.value });
    return await redirectWithToast(request, `/hop-dong/${where.contractId}`, { key: 'pilots:toast.changesRequested' });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function MilestoneRequestChanges() {
  const { t } = useT('pilots');
  const { page, contract, milestone, supplier, delivery } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm(requestChangesSchema, {
    lastResult: useActionData<typeof action>(),
    id: 'changes',
  });
  return (
    <ActPage title={page.title} contract={contract}>
      <Section title={t('milestone.criteria')}>
        <p className="written max-w-reading">{milestone.acceptanceCriteria}</p>
      </Section>
      {delivery ? (
        <Section title={t('accept.delivered')}>
          <Delivery {...delivery} />
        </Section>
      ) : null}
      <Consequence effects={[t('changes.effect.again', { supplier }), t('changes.effect.money')]} undoable />
      <ConfirmForm
        form={form}
        contractId={contract.id}
        action={`/hop-dong/${contract.id}/moc/${milestone.id}/yeu-cau-sua`}
        submit={t('changes.submit')}
      >
        <TextArea meta={fields.reason} label={t('changes.reason')} hint={t('changes.reasonHint')} rows={6} required />
      </ConfirmForm>
    </ActPage>
  );
}
