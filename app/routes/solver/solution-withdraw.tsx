import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Consequence } from '#app/components/consequence.tsx';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { canWithdraw } from '#app/domain/solutions/solution.policy.ts';
import { requireOwnSolution } from '#app/domain/solutions/solution.queries.server.ts';
import { withdrawSolutionSchema } from '#app/domain/solutions/solution.schema.ts';
import { withdrawSolution } from '#app/domain/solutions/withdraw-solution.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['solutions'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { solution, challenge } = await requireOwnSolution(actor, params.solutionId ?? '');
  assertAllowed(canWithdraw(actor, solution));
  if (!challenge.open) throw new DomainError('deadline_passed', { reason: 'challenge_closed' });
  const title = solution.draft.title;
  return {
    page: { title: getT(request, 'solutions')('withdraw.title', { title }) },
    solutionId: solution.id,
    title,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const solutionId = params.solutionId ?? '';
  const submission = await parseForm(request, withdrawSolutionSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    await withdrawSolution(actor, { solutionId });
  } catch (error) {
    return failed(submission, error);
  }
  return redirectWithToast(request, `/giai-phap/${solutionId}`, { key: 'solutions:toast.withdrawn' });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function SolutionWithdraw() {
  const { t } = useT('solutions');
  const href = useHref();
  const { page, solutionId, title } = useLoaderData<typeof loader>();
  const [form] = useAppForm(withdrawSolutionSchema, { lastResult: useActionData<typeof action>(), id: 'rut' });
  return (
    <Page width="form">
      <PageHeader
        title={page.title}
        breadcrumbs={[
          { to: '/giai-phap', label: t('list.title') },
          { to: `/giai-phap/${solutionId}`, label: title },
        ]}
      />
      <Consequence
        effects={[t('withdraw.effect.out'), t('withdraw.effect.kept'), t('withdraw.effect.again')]}
        recorded={[t('withdraw.recorded')]}
        undoable
      />
      <AppForm form={form} action={href(`/giai-phap/${solutionId}/rut`)}>
        <input type="hidden" name="confirmed" value="on" readOnly />
        <FormActions>
          <Submit variant="danger">{t('withdraw.button')}</Submit>
          <ButtonLink variant="quiet" to={`/giai-phap/${solutionId}`}>
            {t('withdraw.keep')}
          </ButtonLink>
        </FormActions>
      </AppForm>
    </Page>
  );
}
