import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Consequence } from '#app/components/consequence.tsx';
import { Deadline } from '#app/components/deadline.tsx';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { OpenIssues } from '#app/components/solutions/open-issues.tsx';
import { SealedFiles } from '#app/components/solutions/sealed-files.tsx';
import { SolutionText } from '#app/components/solutions/solution-text.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { listDocuments } from '#app/domain/documents/document.queries.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { canDraft, canSubmit } from '#app/domain/solutions/solution.policy.ts';
import { requireWorkspace } from '#app/domain/solutions/solution.queries.server.ts';
import { submitSolutionSchema } from '#app/domain/solutions/solution.schema.ts';
import { solutionIssues } from '#app/domain/solutions/solution-completeness.ts';
import { editorAddress } from '#app/domain/solutions/solution-draft-form.schema.ts';
import { submitSolution } from '#app/domain/solutions/submit-solution.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['solutions'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { solution, challenge, criteria } = await requireWorkspace(actor, params.solutionId ?? '');
  assertAllowed(canDraft(actor, solution));
  if (!challenge.open) throw new DomainError('deadline_passed', { reason: 'challenge_closed' });
  const documents = await listDocuments(actor, 'solution', solution.id);
  const hidden = challenge.blind ? { hiddenName: actor.organizationName } : {};
  const t = getT(request, 'solutions');
  return {
    page: { title: t(solution.status === 'submitted' ? 'submit.titleAgain' : 'submit.title') },
    solution: { id: solution.id, status: solution.status, revision: solution.revision, draft: solution.draft },
    challenge: { code: challenge.code, title: challenge.title, closesAt: challenge.closesAt },
    issues: solutionIssues(solution.draft, { criteria, ...hidden }),
    criteria: criteria.map(({ id, name, weightBps }) => ({ id, name, weightBps })),
    files: documents
      .filter((document) => document.status === 'ready')
      .map(({ id, name, purpose, sizeBytes }) => ({ documentId: id, name, purpose, sizeBytes })),
    filesPending: documents.some((document) => document.status === 'pending'),
    overBudget: challenge.budgetMaxVnd !== null && BigInt(solution.draft.priceVnd || '0') > challenge.budgetMaxVnd,
    maySubmit: canSubmit(actor, solution).allowed,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const solutionId = params.solutionId ?? '';
  const submission = await parseForm(request, submitSolutionSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    const { number } = await submitSolution(actor, { solutionId, ...submission.value });
    return await redirectWithToast(request, `/giai-phap/${solutionId}`, {
      key: 'solutions:toast.submitted',
      values: { number: String(number) },
    });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function SolutionSubmit() {
  const { t } = useT('solutions');
  const href = useHref();
  const { page, solution, challenge, issues, criteria, files, filesPending, overBudget, maySubmit } =
    useLoaderData<typeof loader>();
  const [form] = useAppForm(submitSolutionSchema, { lastResult: useActionData<typeof action>(), id: 'nop' });
  const ready = issues.length === 0 && !filesPending;
  return (
    <Page width="reading">
      <PageHeader
        title={page.title}
        lead={
          <>
            {challenge.title} ({challenge.code}) · <Deadline at={challenge.closesAt} />
          </>
        }
        breadcrumbs={[
          { to: '/giai-phap', label: t('list.title') },
          { to: `/giai-phap/${solution.id}`, label: solution.draft.title || t('text.untitled') },
        ]}
      />
      <div className="mb-6 space-y-4">
        <OpenIssues solutionId={solution.id} issues={issues} filesPending={filesPending} />
        {overBudget ? (
          <Notice kind="warning" title={t('submit.overBudgetTitle')}>
            {t('submit.overBudgetText')}
          </Notice>
        ) : null}
      </div>
      {ready ? (
        <Consequence
          effects={[
            t('submit.effect.sealed'),
            t('submit.effect.unread'),
            t('submit.effect.revise'),
            t('submit.effect.receipt'),
          ]}
          recorded={[t('submit.recorded')]}
          undoable
        />
      ) : null}
      <AppForm form={form} action={href(`/giai-phap/${solution.id}/nop`)}>
        <input type="hidden" name="revision" value={String(solution.revision)} readOnly />
        <FormActions>
          {ready && maySubmit ? (
            <Submit>{solution.status === 'submitted' ? t('submit.buttonAgain') : t('submit.button')}</Submit>
          ) : null}
          <ButtonLink
            variant={ready ? 'quiet' : 'primary'}
            to={editorAddress(solution.id, issues[0]?.step ?? 'overview')}
          >
            {t('submit.goOn')}
          </ButtonLink>
        </FormActions>
        {ready && !maySubmit ? <p className="text-muted">{t('submit.needsManager')}</p> : null}
      </AppForm>
      <Section title={t('submit.content')}>
        <SolutionText content={solution.draft} criteria={criteria} />
      </Section>
      <Section title={t('files.title')}>
        <SealedFiles files={files} />
      </Section>
    </Page>
  );
}
