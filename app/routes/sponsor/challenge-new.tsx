import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { RadioGroup } from '#app/components/ui/choice.tsx';
import { Select, TextField } from '#app/components/ui/field.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { canCreate } from '#app/domain/challenges/challenge.policy.ts';
import { challengeFields, challengeKinds, newChallengeSchema } from '#app/domain/challenges/challenge.schema.ts';
import { createChallenge } from '#app/domain/challenges/create-challenge.server.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['challenges'] };

export async function loader({ request }: LoaderFunctionArgs) {
  assertAllowed(canCreate(await requireActor(request)));
  return { page: { title: getT(request, 'challenges')('new.title') } };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const submission = await parseForm(request, newChallengeSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    const { id, code } = await createChallenge(actor, submission.value);
    return await redirectWithToast(request, `/don-vi/de-bai/${id}/soan`, {
      key: 'challenges:toast.created',
      values: { code },
    });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function ChallengeNew() {
  const { t } = useT('challenges');
  const href = useHref();
  const [form, fields] = useAppForm(newChallengeSchema, { lastResult: useActionData<typeof action>(), id: 'new' });
  return (
    <Page width="form">
      <PageHeader
        title={t('new.title')}
        lead={t('new.lead')}
        breadcrumbs={[{ to: '/don-vi/de-bai', label: t('list.title') }]}
      />
      <AppForm form={form} action={href('/don-vi/de-bai/moi')} labels={{ kind: t('label.kind') }}>
        <TextField meta={fields.title} label={t('label.title')} hint={t('new.titleHint')} autoComplete="off" />
        <Select
          meta={fields.field}
          label={t('label.field')}
          options={challengeFields.map((value) => ({ value, label: t(`field.${value}`) }))}
        />
        <RadioGroup
          meta={fields.kind}
          label={t('new.kindLegend')}
          options={challengeKinds.map((value) => ({ value, label: t(`kind.${value}`), hint: t(`kindHint.${value}`) }))}
        />
        <FormActions>
          <Submit>{t('new.submit')}</Submit>
          <ButtonLink variant="quiet" to="/don-vi/de-bai">
            {t('common:action.cancel')}
          </ButtonLink>
        </FormActions>
      </AppForm>
    </Page>
  );
}
