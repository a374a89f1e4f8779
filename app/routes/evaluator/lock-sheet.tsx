import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Consequence } from '#app/components/consequence.tsx';
import { LockedSheet } from '#app/components/evaluations/locked-sheet.tsx';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { lockSchema } from '#app/domain/evaluations/evaluation.schema.ts';
import { requireScoringPage } from '#app/domain/evaluations/evaluator.queries.server.ts';
import { lockScoreSheet } from '#app/domain/evaluations/lock-score-sheet.server.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['evaluations'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { challenge, solution, criteria, sheet } = await requireScoringPage(
    actor,
    params.challengeId ?? '',
    params.solutionId ?? '',
  );
  return {
    page: { title: getT(request, 'evaluations')('lockSheet.title', { label: solution.label }) },
    challenge,
    solution: { id: solution.id, label: solution.label },
    criteria,
    sheet: requireFound(sheet),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const [challengeId, solutionId] = [params.challengeId ?? '', params.solutionId ?? ''];
  const submission = await parseForm(request, lockSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    await lockScoreSheet(actor, { challengeId, solutionId });
  } catch (error) {
    return failed(submission, error);
  }
  return redirectWithToast(request, `/cham-diem/${challengeId}/${solutionId}`, {
    key: 'evaluations:toast.sheetLocked',
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function LockSheet() {
  const { t } = useT('evaluations');
  const href = useHref();
  const { page, challenge, solution, criteria, sheet } = useLoaderData<typeof loader>();
  const [form] = useAppForm(lockSchema, { lastResult: useActionData<typeof action>(), id: 'khoa' });
  const path = `/cham-diem/${challenge.id}/${solution.id}`;
  return (
    <Page width="form">
      <PageHeader
        title={page.title}
        breadcrumbs={[
          { to: `/cham-diem/${challenge.id}`, label: challenge.title },
          { to: path, label: t('ranking.label', { label: solution.label }) },
        ]}
      />
      <LockedSheet title={t('sheet.own')} criteria={criteria} sheet={sheet} />
      <Consequence
        effects={[t('lockSheet.effect.final'), t('lockSheet.effect.others')]}
        recorded={[t('lockSheet.recorded')]}
      />
      <AppForm form={form} action={href(`${path}/khoa`)}>
        <input type="hidden" name="confirmed" value="on" readOnly />
        <FormActions>
          <Submit>{t('lockSheet.button')}</Submit>
          <ButtonLink variant="quiet" to={path}>
            {t('lockSheet.back')}
          </ButtonLink>
        </FormActions>
      </AppForm>
    </Page>
  );
}
