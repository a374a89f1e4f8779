import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Moment } from '#app/components/deadline.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { Receipt } from '#app/components/solutions/receipt.tsx';
import { SealedFiles } from '#app/components/solutions/sealed-files.tsx';
import { SolutionText } from '#app/components/solutions/solution-text.tsx';
import { WorkspaceState } from '#app/components/solutions/workspace-state.tsx';
import { Timeline } from '#app/components/timeline.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { ownSolutionTimeline } from '#app/domain/solutions/own-timeline.server.ts';
import { canDraft, canSubmit, canWithdraw } from '#app/domain/solutions/solution.policy.ts';
import { ownVersions, requireWorkspace } from '#app/domain/solutions/solution.queries.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';

export const handle = { i18n: ['solutions'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { solution, challenge, criteria } = await requireWorkspace(actor, params.solutionId ?? '');
  const [versions, events] = await Promise.all([
    ownVersions(actor, solution.id),
    ownSolutionTimeline(actor, solution.id),
  ]);
  const sealed = versions[0] ?? null;
  return {
    page: { title: solution.draft.title || challenge.title },
    solution: { id: solution.id, status: solution.status, feedback: solution.feedback },
    challenge: { code: challenge.code, title: challenge.title, closesAt: challenge.closesAt, open: challenge.open },
    content: sealed?.content ?? solution.draft,
    sealed,
    earlier: versions.slice(1).map(({ number, sha256, submittedAt }) => ({ number, sha256, submittedAt })),
    /** Something was written since the version that stands was sealed. */
    changedSince: sealed !== null && JSON.stringify(sealed.content) !== JSON.stringify(solution.draft),
    may: {
      edit: challenge.open && canDraft(actor, solution).allowed,
      submit: challenge.open && canSubmit(actor, solution).allowed,
      withdraw: challenge.open && canWithdraw(actor, solution).allowed,
    },
    criteria: criteria.map(({ id, name, weightBps }) => ({ id, name, weightBps })),
    events,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function Solution() {
  const { t } = useT('solutions');
  const { solution, challenge, content, sealed, earlier, changedSince, may, criteria, events } =
    useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader
        title={content.title || t('text.untitled')}
        meta={
          <>
            {t('page.answersTo')} <Link to={`/de-bai/${challenge.code}`}>{challenge.title}</Link> ({challenge.code})
          </>
        }
        breadcrumbs={[{ to: '/giai-phap', label: t('list.title') }]}
      />
      <div className="space-y-6">
        <WorkspaceState solution={solution} challenge={challenge} may={may} />
        {changedSince && may.submit && solution.status === 'submitted' ? (
          <Notice kind="warning" title={t('page.changedTitle')}>
            {t('page.changedText')} <Link to={`/giai-phap/${solution.id}/nop`}>{t('page.changedLink')}</Link>
          </Notice>
        ) : null}
        {solution.feedback ? (
          <Notice title={t('page.feedback')}>
            <p className="written">{solution.feedback}</p>
          </Notice>
        ) : null}
        {sealed ? <Receipt solutionId={solution.id} version={sealed} /> : null}
      </div>
      <Section title={sealed ? t('page.sealedContent') : t('page.draftContent')} lead={t('page.contentLead')}>
        <SolutionText content={content} criteria={criteria} />
      </Section>
      {sealed ? (
        <Section title={t('files.title')} lead={t('files.sealedLead')}>
          <SealedFiles files={sealed.files} />
        </Section>
      ) : null}
      {earlier.length > 0 ? <EarlierVersions solutionId={solution.id} versions={earlier} /> : null}
      <Timeline events={events} />
    </Page>
  );
}

type EarlierProps = { solutionId: string; versions: { number: number; sha256: string; submittedAt: Date }[] };

function EarlierVersions({ solutionId, versions }: EarlierProps) {
  const { t } = useT('solutions');
  return (
    <Section title={t('page.earlier')} lead={t('page.earlierLead')}>
      <ul className="border-t border-line">
        {versions.map((version) => (
          <li key={version.number} className="border-b border-line py-3">
            <a
              className="font-bold text-sea underline underline-offset-[0.2em]"
              href={`/giai-phap/${solutionId}/phien-ban/${version.number}`}
            >
              {t('page.version', { number: version.number })}
            </a>
            {' · '}
            <Moment at={version.submittedAt} zone />
            <span className="mt-1 block font-mono text-sm [overflow-wrap:anywhere] text-muted">{version.sha256}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
