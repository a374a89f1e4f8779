import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { OpeningConfirmation } from '#app/components/evaluations/opening-confirmation.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { requireChallenge } from '#app/domain/challenges/challenge.queries.server.ts';
import { canConfirmOpening } from '#app/domain/evaluations/evaluation.policy.ts';
import { confirmOpeningSchema } from '#app/domain/evaluations/evaluation.schema.ts';
import { unsafeBox } from '#app/domain/evaluations/opening.queries.server.ts';
import { confirmOpening } from '#app/domain/flows/confirm-opening.server.ts';
import { hasDesk } from '#app/domain/kernel/actor.ts';
import { assertAllowed, when } from '#app/domain/kernel/policy.ts';
import { listOpenedSolutions } from '#app/domain/solutions/opened-solutions.queries.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['evaluations'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { challenge, sponsor } = await requireChallenge(actor, params.challengeId ?? '');
  assertAllowed(when(hasDesk(actor, 'review'), 'needs_review_desk'));
  const box = await unsafeBox(challenge.id);
  const decision = canConfirmOpening(actor, 'coordinator', challenge, box.openings);
  return {
    page: { title: `${getT(request, 'evaluations')('opening.title')}: ${challenge.title}` },
    challenge: { id: challenge.id, code: challenge.code, title: challenge.title },
    sponsorName: sponsor.name,
    box,
    denied: decision.allowed ? null : decision.reason,
    opened: await listOpenedSolutions(actor, challenge.id),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const challengeId = params.challengeId ?? '';
  const submission = await parseForm(request, confirmOpeningSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    const outcome = await confirmOpening(actor, { challengeId, side: 'coordinator' });
    return await redirectWithToast(request, `/dieu-phoi/mo-ho-so/${challengeId}`, {
      key: `evaluations:toast.${outcome}`,
    });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function CoordinatorOpening() {
  const { t } = useT('evaluations');
  const { challenge, sponsorName, box, denied, opened } = useLoaderData<typeof loader>();
  return (
    <Page width="form">
      <PageHeader
        title={t('opening.title')}
        lead={t('opening.lead')}
        meta={`${challenge.code} · ${challenge.title}`}
        breadcrumbs={[{ to: '/dieu-phoi/mo-ho-so', label: t('opening.listTitle') }]}
      />
      <OpeningConfirmation
        path={`/dieu-phoi/mo-ho-so/${challenge.id}`}
        submissions={box.submissions}
        openings={box.openings}
        sponsorName={sponsorName}
        denied={denied}
        lastResult={useActionData<typeof action>()}
      />
      {opened.length > 0 ? (
        <Section title={t('opening.openedTitle')} lead={t('opening.openedLead')}>
          <ul className="border-t border-line">
            {opened.map((solution) => (
              <li key={solution.id} className="border-b border-line py-2.5">
                <Link to={`/dieu-phoi/mo-ho-so/${challenge.id}/${solution.id}`}>
                  {t('ranking.label', { label: solution.label })}: {solution.title}
                </Link>
                {solution.applicantName ? <span className="text-muted"> · {solution.applicantName}</span> : null}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </Page>
  );
}
