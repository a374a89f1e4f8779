import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DeclareConflictForm } from '#app/components/evaluations/declare-conflict-form.tsx';
import { ProgressTable } from '#app/components/evaluations/progress-table.tsx';
import { ScoringList } from '#app/components/evaluations/scoring-list.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { StatePanel } from '#app/components/state-panel.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { declareConflict } from '#app/domain/evaluations/declare-conflict.server.ts';
import { declareConflictSchema } from '#app/domain/evaluations/evaluation.schema.ts';
import { requirePanelSeat } from '#app/domain/evaluations/evaluator.queries.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['evaluations'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const seat = await requirePanelSeat(actor, params.challengeId ?? '');
  const t = getT(request, 'evaluations');
  return { page: { title: `${t('seat.title')}: ${seat.challenge.title}` }, ...seat };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const challengeId = params.challengeId ?? '';
  const submission = await parseForm(request, declareConflictSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    const outcome = await declareConflict(actor, { challengeId, ...submission.value });
    return await redirectWithToast(request, `/cham-diem/${challengeId}`, {
      key: `evaluations:toast.conflict.${outcome}`,
    });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function EvaluatorPanel() {
  const { t } = useT('evaluations');
  const { challenge, panel, member, applicants, solutions, progress, waivable, mayScore, mayLock } =
    useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const path = `/cham-diem/${challenge.id}`;
  return (
    <Page>
      <PageHeader
        title={challenge.title}
        lead={t('seat.lead', { role: t(`role.${member.role}`) })}
        meta={
          <>
            {challenge.code} · <Link to={`/de-bai/${challenge.code}`}>{t('seat.readChallenge')}</Link>
          </>
        }
        breadcrumbs={[{ to: '/cham-diem', label: t('list.title') }]}
      />
      {applicants ? (
        <DeclareConflictForm path={path} applicants={applicants} lastResult={lastResult} />
      ) : (
        <StatePanel machine="panel" status={panel.status}>
          {mayLock ? (
            <ButtonLink variant="primary" to={`${path}/khoa`}>
              {t('lockResult.link')}
            </ButtonLink>
          ) : null}
        </StatePanel>
      )}
      {member.conflict === 'declared' ? (
        <div className="mt-6">
          <Notice kind="warning" title={t('conflict.blockedTitle')}>
            {t(`conflict.basis.${member.conflictBasis ?? 'declared'}`)} {t('conflict.blockedText')}
          </Notice>
        </div>
      ) : null}
      {solutions.length > 0 ? (
        <Section title={t('seat.solutions')}>
          <ScoringList path={path} solutions={solutions} scores={mayScore || member.role === 'evaluator'} />
        </Section>
      ) : null}
      {progress.length > 0 ? (
        <Section title={t('result.progressTitle')}>
          <ProgressTable rows={progress} />
        </Section>
      ) : null}
      {waivable.length > 0 ? (
        <Section title={t('waive.section')} lead={t('waive.lead')}>
          <ul className="border-t border-line">
            {waivable.map((each) => (
              <li
                key={each.userId}
                className="flex flex-wrap items-center justify-between gap-4 border-b border-line py-3"
              >
                <span>
                  <strong>{each.name}</strong>: {t(`conflict.basis.${each.conflictBasis ?? 'declared'}`)}
                </span>
                <Link to={`${path}/mien-tru/${each.userId}`}>{t('waive.link')}</Link>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </Page>
  );
}
