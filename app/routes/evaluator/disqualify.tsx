import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ReasonPage } from '#app/components/evaluations/reason-page.tsx';
import { disqualifySolution } from '#app/domain/evaluations/disqualify-solution.server.ts';
import { disqualifySchema, evaluationLimits } from '#app/domain/evaluations/evaluation.schema.ts';
import { requireScoringPage } from '#app/domain/evaluations/evaluator.queries.server.ts';
import { assertAllowed, when } from '#app/domain/kernel/policy.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['evaluations'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { challenge, solution, mayDisqualify } = await requireScoringPage(
    actor,
    params.challengeId ?? '',
    params.solutionId ?? '',
  );
  assertAllowed(when(mayDisqualify, 'needs_chair'));
  return {
    page: { title: getT(request, 'evaluations')('disqualify.title', { label: solution.label }) },
    challenge,
    solution: { id: solution.id, label: solution.label },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const [challengeId, solutionId] = [params.challengeId ?? '', params.solutionId ?? ''];
  const submission = await parseForm(request, disqualifySchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    await disqualifySolution(actor, { challengeId, solutionId, ...submission.value });
  } catch (error) {
    return failed(submission, error);
  }
  return redirectWithToast(request, `/cham-diem/${challengeId}`, { key: 'evaluations:toast.disqualified' });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function Disqualify() {
  const { t } = useT('evaluations');
  const { page, challenge, solution } = useLoaderData<typeof loader>();
  const path = `/cham-diem/${challenge.id}/${solution.id}`;
  return (
    <ReasonPage
      title={page.title}
      breadcrumbs={[
        { to: `/cham-diem/${challenge.id}`, label: challenge.title },
        { to: path, label: t('ranking.label', { label: solution.label }) },
      ]}
      schema={disqualifySchema}
      lastResult={useActionData<typeof action>()}
      path={`${path}/loai`}
      back={path}
      words={{
        effects: [t('disqualify.effect.out'), t('disqualify.effect.told')],
        recorded: t('disqualify.recorded'),
        label: t('disqualify.reason'),
        hint: t('disqualify.reasonHint'),
        button: t('disqualify.button', { label: solution.label }),
      }}
      budget={evaluationLimits.feedback}
    />
  );
}
