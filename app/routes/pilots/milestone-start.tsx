import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Consequence } from '#app/components/consequence.tsx';
import { ActPage } from '#app/components/pilots/act-page.tsx';
import { ConfirmForm } from '#app/components/pilots/confirm-form.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { canStart } from '#app/domain/pilots/milestone.policy.ts';
import { requireMilestone } from '#app/domain/pilots/milestone.queries.server.ts';
import { startMilestoneSchema } from '#app/domain/pilots/pilot.schema.ts';
import { startMilestone } from '#app/domain/pilots/start-milestone.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { formatDate } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['pilots', 'payments'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { contract, milestone, buyer } = await requireMilestone(
    actor,
    params.contractId ?? '',
    params.milestoneId ?? '',
  );
  assertAllowed(canStart(actor, contract, milestone));
  const title = getT(request, 'pilots')('start.title', { position: milestone.position, title: milestone.title });
  return { page: { title }, contract, milestone, buyer: buyer.name };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const where = { contractId: params.contractId ?? '', milestoneId: params.milestoneId ?? '' };
  const submission = await parseForm(request, startMilestoneSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    await startMilestone(actor, where);
    return await redirectWithToast(request, `/hop-dong/${where.contractId}`, { key: 'pilots:toast.started' });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function MilestoneStart() {
  const { t, lang } = useT('pilots');
  const { page, contract, milestone, buyer } = useLoaderData<typeof loader>();
  const [form] = useAppForm(startMilestoneSchema, { lastResult: useActionData<typeof action>(), id: 'start' });
  const due = formatDate(`${milestone.dueOn}T00:00:00+07:00`, lang);
  return (
    <ActPage title={page.title} contract={contract}>
      <Consequence effects={[t('start.effect.due', { due }), t('start.effect.told', { buyer })]} />
      <ConfirmForm
        form={form}
        contractId={contract.id}
        action={`/hop-dong/${contract.id}/moc/${milestone.id}/bat-dau`}
        submit={t('start.submit')}
      />
    </ActPage>
  );
}
