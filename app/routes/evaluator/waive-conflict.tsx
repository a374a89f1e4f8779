import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ReasonPage } from '#app/components/evaluations/reason-page.tsx';
import { evaluationLimits, waiveConflictSchema } from '#app/domain/evaluations/evaluation.schema.ts';
import { requirePanelSeat } from '#app/domain/evaluations/evaluator.queries.server.ts';
import { waiveConflict } from '#app/domain/evaluations/waive-conflict.server.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['evaluations'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { challenge, waivable } = await requirePanelSeat(actor, params.challengeId ?? '');
  const member = requireFound(waivable.find((each) => each.userId === params.userId));
  return { page: { title: getT(request, 'evaluations')('waive.title', { name: member.name }) }, challenge, member };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const challengeId = params.challengeId ?? '';
  const submission = await parseForm(request, waiveConflictSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    await waiveConflict(actor, { challengeId, userId: params.userId ?? '', ...submission.value });
  } catch (error) {
    return failed(submission, error);
  }
  return redirectWithToast(request, `/cham-diem/${challengeId}`, { key: 'evaluations:toast.waived' });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function WaiveConflict() {
  const { t } = useT('evaluations');
  const { page, challenge, member } = useLoaderData<typeof loader>();
  const back = `/cham-diem/${challenge.id}`;
  return (
    <ReasonPage
      title={page.title}
      breadcrumbs={[{ to: back, label: challenge.title }]}
      schema={waiveConflictSchema}
      lastResult={useActionData<typeof action>()}
      path={`${back}/mien-tru/${member.userId}`}
      back={back}
      words={{
        effects: [t(`conflict.basis.${member.conflictBasis ?? 'declared'}`), t('waive.effect')],
        recorded: t('waive.recorded'),
        label: t('waive.reason'),
        hint: t('waive.reasonHint'),
        button: t('waive.button'),
      }}
      budget={evaluationLimits.note}
    />
  );
}
