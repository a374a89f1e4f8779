import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Consequence } from '#app/components/consequence.tsx';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { RadioGroup } from '#app/components/ui/choice.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { canCancel } from '#app/domain/challenges/challenge.policy.ts';
import { requireChallenge } from '#app/domain/challenges/challenge.queries.server.ts';
import { cancelChallengeSchema } from '#app/domain/challenges/challenge.schema.ts';
import { cancelReasons } from '#app/domain/challenges/challenge.states.ts';
import { cancelChallenge } from '#app/domain/flows/cancel-challenge.server.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['challenges'] };

/** The sponsor's own page of the challenge; for the coordinator, who may cancel too, the page where it is reviewed. */
const homeOf = (actor: { organizationId: string }, challenge: { id: string; sponsorId: string }) =>
  actor.organizationId === challenge.sponsorId
    ? `/don-vi/de-bai/${challenge.id}`
    : `/dieu-phoi/tham-dinh/${challenge.id}`;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { challenge } = await requireChallenge(actor, params.challengeId ?? '');
  assertAllowed(canCancel(actor, challenge));
  const { id, title, code, publishedAt } = challenge;
  return {
    page: { title: getT(request, 'challenges')('cancel.title', { title }) },
    challengeId: id,
    title,
    code,
    isPublic: publishedAt !== null,
    home: homeOf(actor, challenge),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const submission = await parseForm(request, cancelChallengeSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    const cancelled = await cancelChallenge(actor, { challengeId: params.challengeId ?? '', ...submission.value });
    return await redirectWithToast(request, homeOf(actor, cancelled), {
      key: 'challenges:toast.cancelled',
      values: { code: cancelled.code },
    });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function ChallengeCancel() {
  const { t } = useT('challenges');
  const href = useHref();
  const { page, challengeId, title, code, isPublic, home } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm(cancelChallengeSchema, {
    lastResult: useActionData<typeof action>(),
    id: 'cancel',
  });
  const effects = isPublic
    ? [t('cancel.effect.end'), t('cancel.effect.returned'), t('cancel.effect.told'), t('cancel.effect.public')]
    : [t('cancel.effect.end'), t('cancel.effect.private')];
  return (
    <Page width="form">
      <PageHeader title={page.title} meta={code} breadcrumbs={[{ to: home, label: title }]} />
      <Consequence effects={effects} recorded={[t('cancel.recorded')]} />
      <AppForm form={form} action={href(`/don-vi/de-bai/${challengeId}/huy`)}>
        <RadioGroup
          meta={fields.reason}
          label={t('cancel.reason')}
          hint={isPublic ? t('cancel.reasonHint') : undefined}
          options={cancelReasons.map((value) => ({ value, label: t(`cancelReason.${value}`) }))}
        />
        <FormActions>
          <Submit variant="danger">{t('cancel.confirm')}</Submit>
          <ButtonLink variant="quiet" to={home}>
            {t('cancel.back')}
          </ButtonLink>
        </FormActions>
      </AppForm>
    </Page>
  );
}
