import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { OpeningConfirmation } from '#app/components/evaluations/opening-confirmation.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { requireChallenge } from '#app/domain/challenges/challenge.queries.server.ts';
import { canConfirmOpening, canFollowEvaluation } from '#app/domain/evaluations/evaluation.policy.ts';
import { confirmOpeningSchema } from '#app/domain/evaluations/evaluation.schema.ts';
import { unsafeBox } from '#app/domain/evaluations/opening.queries.server.ts';
import { confirmOpening } from '#app/domain/flows/confirm-opening.server.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['evaluations', 'challenges'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { challenge, sponsor } = await requireChallenge(actor, params.challengeId ?? '');
  assertAllowed(canFollowEvaluation(actor, challenge));
  const box = await unsafeBox(challenge.id);
  const decision = canConfirmOpening(actor, 'sponsor', challenge, box.openings);
  return {
    page: { title: `${getT(request, 'evaluations')('opening.title')}: ${challenge.title}` },
    challenge: { id: challenge.id, code: challenge.code, title: challenge.title },
    sponsorName: sponsor.name,
    box,
    denied: decision.allowed ? null : decision.reason,
    opened: challenge.status === 'evaluating' || challenge.status === 'awarded',
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const challengeId = params.challengeId ?? '';
  const submission = await parseForm(request, confirmOpeningSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    const outcome = await confirmOpening(actor, { challengeId, side: 'sponsor' });
    const next = outcome === 'opened' ? 'ket-qua' : 'mo-ho-so';
    return await redirectWithToast(request, `/don-vi/de-bai/${challengeId}/${next}`, {
      key: `evaluations:toast.${outcome}`,
    });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function SponsorOpening() {
  const { t } = useT('evaluations', 'challenges');
  const { challenge, sponsorName, box, denied, opened } = useLoaderData<typeof loader>();
  return (
    <Page width="form">
      <PageHeader
        title={t('opening.title')}
        lead={t('opening.lead')}
        meta={`${challenge.code} · ${challenge.title}`}
        breadcrumbs={[
          { to: '/don-vi/de-bai', label: t('challenges:list.title') },
          { to: `/don-vi/de-bai/${challenge.id}`, label: challenge.title },
        ]}
      />
      <OpeningConfirmation
        path={`/don-vi/de-bai/${challenge.id}/mo-ho-so`}
        submissions={box.submissions}
        openings={box.openings}
        sponsorName={sponsorName}
        denied={denied}
        lastResult={useActionData<typeof action>()}
      />
      <div className="mt-6 flex flex-wrap gap-3">
        {opened ? <ButtonLink to={`/don-vi/de-bai/${challenge.id}/ket-qua`}>{t('opening.toResult')}</ButtonLink> : null}
        <ButtonLink variant="quiet" to={`/don-vi/de-bai/${challenge.id}/hoi-dong`}>
          {t('panel.title')}
        </ButtonLink>
      </div>
    </Page>
  );
}
