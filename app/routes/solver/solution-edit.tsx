import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Deadline } from '#app/components/deadline.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { FilesStep } from '#app/components/solutions/files-step.tsx';
import { ApproachStep, CriteriaStep, OverviewStep } from '#app/components/solutions/steps.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { ProgressRail } from '#app/components/ui/progress-rail.tsx';
import { listDocuments } from '#app/domain/documents/document.queries.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { saveSolutionDraft } from '#app/domain/solutions/save-solution-draft.server.ts';
import { canDraft } from '#app/domain/solutions/solution.policy.ts';
import { requireOwnSolution, requireWorkspace } from '#app/domain/solutions/solution.queries.server.ts';
import { solutionIssues } from '#app/domain/solutions/solution-completeness.ts';
import {
  editorAddress,
  editorPageOf,
  editorPages,
  pageAfter,
  solutionForms,
  toSolutionForm,
} from '#app/domain/solutions/solution-draft-form.schema.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { langOf, localizedPath } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['solutions', 'documents'] };

const pageOf = (request: Request) => editorPageOf(new URL(request.url).searchParams.get('buoc'));

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { solution, challenge, criteria } = await requireWorkspace(actor, params.solutionId ?? '');
  assertAllowed(canDraft(actor, solution));
  if (!challenge.open) throw new DomainError('deadline_passed', { reason: 'challenge_closed' });
  const hidden = challenge.blind ? { hiddenName: actor.organizationName } : {};
  const issues = solutionIssues(solution.draft, { criteria, ...hidden });
  const open = new Set(issues.map((issue) => issue.step));
  const step = pageOf(request);
  return {
    page: { title: `${getT(request, 'solutions')('edit.title')}: ${challenge.title}` },
    step,
    steps: editorPages.map((page) => ({
      page,
      complete: page === 'files' ? open.size === 0 : !open.has(page),
      to: editorAddress(solution.id, page),
    })),
    solution: { id: solution.id, status: solution.status, revision: solution.revision },
    values: toSolutionForm(solution.draft, criteria),
    /** Where the name of one's own organisation has to come out; told at once, not only when sealing. */
    named: issues.some((issue) => issue.problem === 'names_organization' && issue.step === step),
    criteria: criteria.map(({ id, name, guidance, weightBps }) => ({ id, name, guidance, weightBps })),
    challenge: {
      code: challenge.code,
      title: challenge.title,
      closesAt: challenge.closesAt,
      blind: challenge.blind,
      budget: { minVnd: challenge.budgetMinVnd, maxVnd: challenge.budgetMaxVnd },
    },
    documents: step === 'files' ? await listDocuments(actor, 'solution', solution.id) : [],
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const { solution } = await requireOwnSolution(actor, params.solutionId ?? '');
  const step = pageOf(request);
  if (step === 'files') throw new DomainError('invalid_input');
  const submission = await parseForm(request, solutionForms[step]);
  if (submission.status !== 'success') return invalid(submission);
  const { revision, intent, ...changes } = submission.value;
  try {
    const saved = await saveSolutionDraft(actor, {
      solutionId: solution.id,
      // Overwriting was asked for by somebody who was told of the other version: it builds on the one that stands now.
      revision: intent === 'overwrite' ? solution.revision : revision,
      changes,
    });
    if (intent === 'autosave') return data({ revision: saved.revision, savedAt: saved.savedAt.toISOString() });
  } catch (error) {
    return failed(submission, error);
  }
  const next = pageAfter(step);
  if (intent === 'next' && next) return redirect(localizedPath(langOf(request), editorAddress(solution.id, next)));
  return redirectWithToast(request, editorAddress(solution.id, step), { key: 'solutions:toast.saved' });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

const stepForms = { overview: OverviewStep, approach: ApproachStep, criteria: CriteriaStep };

export default function SolutionEdit() {
  const { t } = useT('solutions');
  const { step, steps, solution, challenge, values, named, criteria, documents } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const lastResult = answer && 'savedAt' in answer ? undefined : answer;
  const StepFields = step === 'files' ? null : stepForms[step];
  return (
    <Page>
      <PageHeader
        title={t('edit.title')}
        meta={
          <>
            {challenge.code} · {t('edit.closes')} <Deadline at={challenge.closesAt} />
          </>
        }
        breadcrumbs={[
          { to: '/giai-phap', label: t('list.title') },
          { to: `/giai-phap/${solution.id}`, label: challenge.title },
        ]}
      />
      <div className="grid gap-x-12 gap-y-8 md:grid-cols-[15rem_1fr]">
        <ProgressRail
          label={t('edit.rail')}
          steps={[
            ...steps.map((one) => ({
              key: one.page,
              label: t(`step.${one.page}`),
              state:
                one.page === step ? ('current' as const) : one.complete ? ('done' as const) : ('upcoming' as const),
              to: one.to,
            })),
            { key: 'submit', label: t('step.submit'), state: 'upcoming', to: `/giai-phap/${solution.id}/nop` },
          ]}
        />
        <div className="min-w-0">
          <h2 className="mb-1 text-xl">{t(`step.${step}`)}</h2>
          <p className="mb-6 text-sm text-muted">
            {t('edit.count', { number: editorPages.indexOf(step) + 1, total: editorPages.length })}
          </p>
          {challenge.blind ? (
            <div className="mb-6 max-w-form">
              <Notice kind={named ? 'warning' : 'info'} title={named ? t('edit.namedTitle') : t('edit.blindTitle')}>
                {t('edit.blindText')}
              </Notice>
            </div>
          ) : null}
          {StepFields ? (
            <StepFields
              key={step}
              solutionId={solution.id}
              values={values}
              revision={solution.revision}
              criteria={criteria}
              budget={challenge.budget}
              lastResult={lastResult}
            />
          ) : (
            <FilesStep solutionId={solution.id} documents={documents} blind={challenge.blind} />
          )}
        </div>
      </div>
    </Page>
  );
}
