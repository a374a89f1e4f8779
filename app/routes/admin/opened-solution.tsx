import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { OpenedSolution } from '#app/components/evaluations/opened-solution.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { requireOpenedSolution } from '#app/domain/evaluations/read-solution.server.ts';
import { hasDesk } from '#app/domain/kernel/actor.ts';
import { assertAllowed, when } from '#app/domain/kernel/policy.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['evaluations', 'solutions'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  assertAllowed(when(hasDesk(actor, 'review'), 'needs_review_desk'));
  const read = await requireOpenedSolution(actor, params.challengeId ?? '', params.solutionId ?? '');
  return {
    page: { title: getT(request, 'evaluations')('ranking.label', { label: read.solution.label }) },
    ...read,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function CoordinatorReadsSolution() {
  const { t } = useT('evaluations');
  const { page, challenge, criteria, solution } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader
        title={page.title}
        meta={solution.applicantName ?? t('read.nameless')}
        breadcrumbs={[
          { to: '/dieu-phoi/mo-ho-so', label: t('opening.listTitle') },
          { to: `/dieu-phoi/mo-ho-so/${challenge.id}`, label: challenge.title },
        ]}
      />
      <OpenedSolution solution={solution} criteria={criteria} />
    </Page>
  );
}
