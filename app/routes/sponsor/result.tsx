import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ProgressTable } from '#app/components/evaluations/progress-table.tsx';
import { RankingTable } from '#app/components/evaluations/ranking-table.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { StatePanel } from '#app/components/state-panel.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { canDecide, canEndUnanswered } from '#app/domain/evaluations/evaluation.policy.ts';
import { requireResult } from '#app/domain/evaluations/result.queries.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['evaluations', 'challenges', 'solutions'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { challenge, criteria, panel, solutions, submissions, progress, ranking } = await requireResult(
    actor,
    params.challengeId ?? '',
  );
  const undecided = solutions.filter(({ status }) => status === 'under_evaluation' || status === 'shortlisted');
  const mayDecide = canDecide(actor, challenge, panel).allowed;
  const empty = submissions === 0 || (solutions.length > 0 && undecided.length === 0);
  return {
    page: { title: `${getT(request, 'evaluations')('result.title')}: ${challenge.title}` },
    challenge: { id: challenge.id, code: challenge.code, title: challenge.title, status: challenge.status },
    criteria: criteria.map(({ id, name }) => ({ id, name })),
    panel: panel && { status: panel.status },
    solutions: solutions.map(({ id, label, status, title, applicantName, feedback }) => ({
      id,
      label,
      status,
      title,
      applicantName,
      hasFeedback: Boolean(feedback?.trim()),
    })),
    submissions,
    progress,
    ranking,
    missing: undecided.filter((solution) => !solution.feedback?.trim()).length,
    mayDecide,
    mayEnd: mayDecide || (empty && canEndUnanswered(actor, challenge).allowed),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function SponsorResult() {
  const { t } = useT('evaluations', 'challenges', 'solutions');
  const data = useLoaderData<typeof loader>();
  const { challenge, panel, progress, ranking, submissions, missing, mayDecide, mayEnd } = data;
  const base = `/don-vi/de-bai/${challenge.id}`;
  return (
    <Page>
      <PageHeader
        title={t('result.title')}
        meta={`${challenge.code} · ${challenge.title}`}
        breadcrumbs={[
          { to: '/don-vi/de-bai', label: t('challenges:list.title') },
          { to: base, label: challenge.title },
        ]}
      />
      <StatePanel
        machine="challenge"
        status={challenge.status}
        {...(mayDecide ? { next: t('panelStatus.locked.next') } : {})}
      >
        {challenge.status === 'awarded' ? (
          <ButtonLink variant="primary" to="/hop-dong">
            {t('result.toContracts')}
          </ButtonLink>
        ) : null}
      </StatePanel>
      {submissions === 0 ? (
        <div className="mt-6">
          <Notice title={t('result.nothingTitle')}>{t('result.nothingText')}</Notice>
        </div>
      ) : null}
      {panel && panel.status !== 'locked' && data.solutions.length > 0 ? (
        <Section title={t('result.progressTitle')} lead={t('result.progressLead')}>
          <ProgressTable rows={progress} />
        </Section>
      ) : null}
      {!panel && data.solutions.length > 0 ? (
        <div className="mt-6">
          <Notice kind="warning" title={t('result.noPanelTitle')}>
            <Link to={`${base}/hoi-dong`}>{t('panel.form')}</Link>
          </Notice>
        </div>
      ) : null}
      {ranking ? (
        <Section title={t('ranking.title')} lead={t('ranking.lead')}>
          <Ranking {...data} ranking={ranking} />
        </Section>
      ) : null}
      {mayDecide && missing > 0 ? (
        <div className="mt-6">
          <Notice kind="warning" title={t('result.missingFeedback', { count: missing })}>
            {t('result.missingFeedbackText')}
          </Notice>
        </div>
      ) : null}
      {mayEnd ? (
        <div className="mt-8 border-t border-line pt-6">
          <ButtonLink variant="danger" to={`${base}/khong-chon`}>
            {t('noAward.link')}
          </ButtonLink>
        </div>
      ) : null}
    </Page>
  );
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

function Ranking({
  challenge,
  ranking,
  criteria,
  solutions,
  mayDecide,
  missing,
}: Data & { ranking: NonNullable<Data['ranking']> }) {
  const { t } = useT('evaluations', 'solutions');
  const base = `/don-vi/de-bai/${challenge.id}`;
  const byId = new Map(solutions.map((solution) => [solution.id, solution]));
  const awardable = (id: string) => mayDecide && missing === 0 && byId.get(id)?.status === 'shortlisted';
  return (
    <RankingTable
      rows={ranking}
      criteria={criteria}
      subline={({ solutionId }) => {
        const solution = byId.get(solutionId);
        return (
          <>
            <Link to={`${base}/ho-so/${solutionId}`}>{solution?.title}</Link>
            <span className="block text-muted">{solution?.applicantName}</span>
          </>
        );
      }}
      act={{
        heading: t('result.decision'),
        cell: ({ solutionId, label, rank, tied }) => {
          const solution = byId.get(solutionId);
          if (!solution) return null;
          return (
            <div className="flex flex-col items-start gap-2">
              {solution.status === 'shortlisted' || solution.status === 'under_evaluation' ? (
                <Link to={`${base}/ho-so/${solutionId}#nhan-xet`}>
                  {t(solution.hasFeedback ? 'feedback.edit' : 'feedback.write')}
                </Link>
              ) : (
                t(`solutions:status.${solution.status}.label`)
              )}
              {awardable(solutionId) ? (
                <ButtonLink
                  className="whitespace-nowrap"
                  variant={rank === 1 && !tied ? 'primary' : 'secondary'}
                  to={`${base}/ket-qua/${solutionId}`}
                >
                  {t('award.link', { label })}
                </ButtonLink>
              ) : null}
            </div>
          );
        },
      }}
    />
  );
}
