import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Consequence } from '#app/components/consequence.tsx';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Money } from '#app/components/money.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { canDecide } from '#app/domain/evaluations/evaluation.policy.ts';
import { awardSchema, evaluationLimits } from '#app/domain/evaluations/evaluation.schema.ts';
import { requireOpenedSolution } from '#app/domain/evaluations/read-solution.server.ts';
import { requireResult } from '#app/domain/evaluations/result.queries.server.ts';
import { awardChallenge, isSoleBest } from '#app/domain/flows/award-challenge.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['evaluations'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { challenge, panel, solutions, ranking } = await requireResult(actor, params.challengeId ?? '');
  assertAllowed(canDecide(actor, challenge, panel));
  const { solution } = await requireOpenedSolution(actor, challenge.id, params.solutionId ?? '');
  if (solution.status !== 'shortlisted') throw new DomainError('stale_state', { reason: 'solution.award' });
  const others = solutions.filter((each) => each.id !== solution.id && each.status !== 'disqualified');
  const name = solution.applicantName ?? solution.label;
  return {
    page: { title: getT(request, 'evaluations')('award.title', { name }) },
    challenge: { id: challenge.id, code: challenge.code, title: challenge.title },
    solution: { id: solution.id, label: solution.label, name, priceVnd: solution.content.priceVnd },
    others: others.length,
    needsReason: !isSoleBest(ranking ?? [], solution.id),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const [challengeId, solutionId] = [params.challengeId ?? '', params.solutionId ?? ''];
  const submission = await parseForm(request, awardSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    const { contractId } = await awardChallenge(actor, { challengeId, solutionId, ...submission.value });
    return await redirectWithToast(request, `/hop-dong/${contractId}`, { key: 'evaluations:toast.awarded' });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function Award() {
  const { t } = useT('evaluations');
  const href = useHref();
  const { page, challenge, solution, others, needsReason } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm(awardSchema, { lastResult: useActionData<typeof action>(), id: 'chon' });
  const base = `/don-vi/de-bai/${challenge.id}`;
  return (
    <Page width="form">
      <PageHeader
        title={page.title}
        meta={`${challenge.code} · ${challenge.title}`}
        breadcrumbs={[
          { to: base, label: challenge.title },
          { to: `${base}/ket-qua`, label: t('result.title') },
        ]}
      />
      <Consequence
        effects={[
          <>
            {t('award.effect.contract', { name: solution.name })} <Money vnd={solution.priceVnd} />.
          </>,
          t('award.effect.others', { count: others }),
          t('award.effect.public', { name: solution.name }),
        ]}
        recorded={[t('award.recorded')]}
      />
      <AppForm form={form} action={href(`${base}/ket-qua/${solution.id}`)}>
        <TextArea
          meta={fields.reason}
          label={t('award.reason')}
          hint={t(needsReason ? 'award.reasonNeeded' : 'award.reasonOptional')}
          budget={evaluationLimits.note}
          rows={5}
          required={needsReason}
        />
        <FormActions>
          <Submit>{t('award.button', { label: solution.label })}</Submit>
          <ButtonLink variant="quiet" to={`${base}/ket-qua`}>
            {t('common:action.back')}
          </ButtonLink>
        </FormActions>
      </AppForm>
    </Page>
  );
}
