import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Consequence } from '#app/components/consequence.tsx';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { DateTimeField } from '#app/components/ui/field.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { canPublish } from '#app/domain/challenges/challenge.policy.ts';
import { requireOwnChallenge } from '#app/domain/challenges/challenge.queries.server.ts';
import { publishChallengeSchema } from '#app/domain/challenges/challenge.schema.ts';
import { publishChallenge } from '#app/domain/challenges/publish-challenge.server.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { formatDateTime } from '#app/i18n/format.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['challenges'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { challenge } = await requireOwnChallenge(actor, params.challengeId ?? '');
  assertAllowed(canPublish(actor, challenge));
  const { id, title, code, closesAt } = challenge;
  return {
    page: { title: getT(request, 'challenges')('publish.title', { title }) },
    challengeId: id,
    title,
    code,
    closesAt: closesAt?.toISOString() ?? '',
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const submission = await parseForm(request, publishChallengeSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    const { id, code } = await publishChallenge(actor, { challengeId: params.challengeId ?? '', ...submission.value });
    return await redirectWithToast(request, `/don-vi/de-bai/${id}`, {
      key: 'challenges:toast.published',
      values: { code },
    });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function ChallengePublish() {
  const { t, lang } = useT('challenges');
  const href = useHref();
  const { page, challengeId, title, code, closesAt } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm(publishChallengeSchema, {
    lastResult: useActionData<typeof action>(),
    defaultValue: { closesAt },
    id: 'publish',
  });
  const parent = `/don-vi/de-bai/${challengeId}`;
  return (
    <Page width="form">
      <PageHeader
        title={page.title}
        meta={code}
        breadcrumbs={[
          { to: '/don-vi/de-bai', label: t('list.title') },
          { to: parent, label: title },
        ]}
      />
      <Consequence
        effects={[
          t('publish.effect.fixed'),
          t('publish.effect.public'),
          t('publish.effect.sealed'),
          t('publish.effect.closing'),
        ]}
        recorded={[t('publish.recorded')]}
      />
      <AppForm form={form} action={href(`${parent}/cong-bo`)}>
        <DateTimeField
          meta={fields.closesAt}
          label={t('label.closesAt')}
          hint={t('publish.closesAtHint', { approved: formatDateTime(closesAt, lang) })}
          min={closesAt}
          required
        />
        <FormActions>
          <Submit>{t('publish.confirm')}</Submit>
          <ButtonLink variant="quiet" to={parent}>
            {t('publish.back')}
          </ButtonLink>
        </FormActions>
      </AppForm>
    </Page>
  );
}
