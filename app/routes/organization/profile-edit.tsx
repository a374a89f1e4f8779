import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { WardField } from '#app/components/organizations/ward-field.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { TextArea, TextField } from '#app/components/ui/field.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { canEditProfile } from '#app/domain/organizations/organization.policy.ts';
import { requireOrganization } from '#app/domain/organizations/organization.queries.server.ts';
import { profileSchema } from '#app/domain/organizations/organization.schema.ts';
import { saveProfile } from '#app/domain/organizations/save-profile.server.ts';
import { listWards } from '#app/domain/organizations/wards.queries.server.ts';
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
  assertAllowed(canEditProfile(actor, organization));
  const wards = await listWards();
  const { summary, summaryEn, website, contactEmail, contactPhone, street, wardCode } = organization;
  const ward = wards.find(({ code }) => code === wardCode)?.name ?? '';
  return {
    page: { title: getT(request, 'profile')('edit.title') },
    wards,
    values: { summary, summaryEn, website, contactEmail: contactEmail ?? '', contactPhone, street, ward },
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const submission = await parseForm(request, profileSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    await saveProfile(actor, submission.value);
    return await redirectWithToast(request, '/don-vi/ho-so', { key: 'profile:toast.saved' });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function ProfileEdit() {
  const { t } = useT('profile');
  const href = useHref();
  const { page, wards, values } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm(profileSchema, {
    lastResult: useActionData<typeof action>(),
    defaultValue: values,
    id: 'ho-so',
  });
  return (
    <Page width="form">
      <PageHeader title={page.title} breadcrumbs={[{ to: '/don-vi/ho-so', label: t('title') }]} />
      <AppForm form={form} action={href('/don-vi/ho-so/thong-tin')}>
        <TextField meta={fields.street} label={t('contact.street')} required={false} autoComplete="street-address" />
        <WardField
          meta={fields.ward}
          label={t('contact.ward')}
          hint={t('contact.wardHint')}
          required={false}
          wards={wards}
        />
        <TextField
          meta={fields.contactEmail}
          label={t('contact.email')}
          type="email"
          required={false}
          autoComplete="email"
        />
        <TextField
          meta={fields.contactPhone}
          label={t('contact.phone')}
          type="tel"
          required={false}
          size={20}
          autoComplete="tel"
        />
        <TextField
          meta={fields.website}
          label={t('contact.website')}
          type="url"
          required={false}
          placeholder="https://"
          autoComplete="url"
        />
        <TextArea
          meta={fields.summary}
          label={t('contact.summary')}
          hint={t('contact.summaryHint')}
          required={false}
          rows={4}
        />
        <TextArea meta={fields.summaryEn} label={t('contact.summaryEn')} required={false} rows={4} />
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
