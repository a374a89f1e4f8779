import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LockedSheet } from '#app/components/evaluations/locked-sheet.tsx';
import { OpenedSolution } from '#app/components/evaluations/opened-solution.tsx';
import { ScoreSheetForm } from '#app/components/evaluations/score-sheet-form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { missingFromSheet, scoreSheetForm } from '#app/domain/evaluations/evaluation.schema.ts';
import { requireScoringPage } from '#app/domain/evaluations/evaluator.queries.server.ts';
import { saveScoreSheet } from '#app/domain/evaluations/save-score-sheet.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { langOf, localizedPath } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['evaluations', 'solutions'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const read = await requireScoringPage(actor, params.challengeId ?? '', params.solutionId ?? '');
  return {
    page: { title: getT(request, 'evaluations')('ranking.label', { label: read.solution.label }) },
    ...read,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const [challengeId, solutionId] = [params.challengeId ?? '', params.solutionId ?? ''];
  const path = `/cham-diem/${challengeId}/${solutionId}`;
  const submission = await parseForm(request, scoreSheetForm);
  if (submission.status !== 'success') return invalid(submission);
  const { intent, ...sheet } = submission.value;
  try {
    const { savedAt } = await saveScoreSheet(actor, { challengeId, solutionId, sheet });
    if (intent === 'autosave') return data({ savedAt: savedAt.toISOString() });
  } catch (error) {
    return failed(submission, error);
  }
  const missing = missingFromSheet(sheet);
  if (intent === 'lock' && Object.keys(missing).length > 0)
    return data(submission.reply({ fieldErrors: missing }), { status: 422 });
  if (intent === 'lock') return redirect(localizedPath(langOf(request), `${path}/khoa`));
  return redirectWithToast(request, path, { key: 'evaluations:toast.sheetSaved' });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function Sheet() {
  const { t } = useT('evaluations');
  const { page, challenge, role, solution, criteria, sheet, others, mayScore, mayDisqualify, next, progress } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const lastResult = answer && 'savedAt' in answer ? undefined : answer;
  const path = `/cham-diem/${challenge.id}`;
  const locked = sheet?.status === 'locked';
  return (
    <Page>
      <PageHeader
        title={page.title}
        meta={
          <>
            {challenge.code}
            {role === 'evaluator' ? ` · ${t('progress.mine', progress)}` : ''}
          </>
        }
        breadcrumbs={[
          { to: '/cham-diem', label: t('list.title') },
          { to: path, label: challenge.title },
        ]}
      />
      <div className="grid gap-x-10 gap-y-10 lg:grid-cols-[3fr_2fr]">
        <div className="min-w-0">
          <p className="mb-4 lg:hidden">
            <a href="#phieu-cham" className="text-sea underline underline-offset-[0.2em]">
              {t('sheet.jump')}
            </a>
          </p>
          <OpenedSolution solution={solution} criteria={criteria} />
          {mayDisqualify ? (
            <p className="mt-8">
              <Link to={`${path}/${solution.id}/loai`}>{t('disqualify.link')}</Link>
            </p>
          ) : null}
        </div>
        <div className="min-w-0">
          {/* The sheet stays in sight beside a long text. */}
          <section
            id="phieu-cham"
            aria-label={t('seat.sheet')}
            className="lg:sticky lg:top-4 lg:max-h-[calc(100vh-2rem)] lg:overflow-y-auto lg:pr-2 lg:pb-4"
          >
            {sheet && locked ? <LockedSheet title={t('sheet.own')} criteria={criteria} sheet={sheet} /> : null}
            {!locked && mayScore ? (
              <ScoreSheetForm
                key={solution.id}
                path={`${path}/${solution.id}`}
                criteria={criteria}
                sheet={sheet}
                lastResult={lastResult}
              />
            ) : null}
            {locked && next ? (
              <div className="mt-4">
                <ButtonLink variant="primary" to={`${path}/${next}`}>
                  {t('sheet.next')}
                </ButtonLink>
              </div>
            ) : null}
            {others.length > 0 ? (
              <div className="mt-6 space-y-4">
                <h2 className="text-lg">{t('sheet.others')}</h2>
                {others.map((other) => (
                  <LockedSheet key={other.id} level={3} title={other.name} criteria={criteria} sheet={other} />
                ))}
              </div>
            ) : role === 'evaluator' ? (
              <p className="mt-4 text-sm text-muted">{t(locked ? 'sheet.othersNone' : 'sheet.othersLater')}</p>
            ) : (
              <p className="mt-4 text-sm text-muted">{t('sheet.chairLater')}</p>
            )}
          </section>
        </div>
      </div>
    </Page>
  );
}
