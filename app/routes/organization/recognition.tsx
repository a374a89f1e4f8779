import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { TextField } from '#app/components/ui/field.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { allOf, assertAllowed, when } from '#app/domain/kernel/policy.ts';
import { canEditJudged } from '#app/domain/organizations/organization.policy.ts';
import { requireOrganization } from '#app/domain/organizations/organization.queries.server.ts';
import { recognitionSchema } from '#app/domain/organizations/organization.schema.ts';
import { saveRecognition } from '#app/domain/organizations/save-recognition.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['profile'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const organization = await requireOrganization(actor, actor.organizationId);
  assertAllowed(
    allOf(canEditJudged(actor, organization), when(organization.kind === 'startup', 'only_startups_recognised')),
  );
  const { recognitionNumber, recognitionOn, recognitionAuthority } = organization;
  return {
    page: { title: getT(request, 'profile')('recognition.title') },
    values: {
      recognitionNumber: recognitionNumber ?? '',
      recognitionOn: recognitionOn ?? '',
      recognitionAuthority: recognitionAuthority ?? '',
    },
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const submission = await parseForm(request, recognitionSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    await saveRecognition(actor, submission.value);
    return await redirectWithToast(request, '/don-vi/ho-so', { key: 'profile:toast.recognitionSaved' });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function RecognitionEdit() {
  const { t } = useT('profile');
  const href = useHref();
  const { page, values } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm(recognitionSchema, {
    lastResult: useActionData<typeof action>(),
    defaultValue: values,
    id: 'cong-nhan',
  });
  return (
    <Page width="form">
      <PageHeader
        title={page.title}
        lead={t('recognition.lead')}
        breadcrumbs={[{ to: '/don-vi/ho-so', label: t('title') }]}
      />
      <AppForm form={form} action={href('/don-vi/ho-so/cong-nhan')}>
        <TextField meta={fields.recognitionNumber} label={t('recognition.number')} size={24} autoComplete="off" />
        <TextField meta={fields.recognitionOn} label={t('recognition.on')} type="date" size={12} />
        <TextField meta={fields.recognitionAuthority} label={t('recognition.authority')} autoComplete="off" />
        <FormActions>
          <Submit>{t('common:action.save')}</Submit>
          <ButtonLink variant="quiet" to="/don-vi/ho-so">
            {t('common:action.cancel')}
          </ButtonLink>
        </FormActions>
      </AppForm>
    </Page>
  );
}
