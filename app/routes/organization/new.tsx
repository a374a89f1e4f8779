import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { IdentityFields, useIdentityLabels } from '#app/components/organizations/identity-fields.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { countryOptions } from '#app/domain/organizations/countries.ts';
import { createOrganization } from '#app/domain/organizations/create-organization.server.ts';
import { identityOf, identitySchema } from '#app/domain/organizations/organization.schema.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requirePerson } from '#app/http/guards.server.ts';
import { setActiveOrganization } from '#app/http/session.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { langOf } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['profile'] };

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePerson(request);
  return {
    page: { title: getT(request, 'profile')('new.title') },
    countries: countryOptions(langOf(request)),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const submission = await parseForm(request, identitySchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    const organization = await createOrganization(person, identityOf(submission.value));
    await setActiveOrganization(request, organization.id);
    return await redirectWithToast(request, '/don-vi/ho-so', {
      key: 'profile:toast.created',
      values: { organization: organization.name },
    });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function NewOrganization() {
  const { t } = useT('profile');
  const href = useHref();
  const { page, countries } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm(identitySchema, { lastResult: useActionData<typeof action>(), id: 'don-vi' });
  return (
    <Page width="form">
      <PageHeader title={page.title} lead={t('new.lead')} />
      <AppForm form={form} action={href('/to-chuc/moi')} labels={useIdentityLabels()}>
        <IdentityFields fields={fields} countries={countries} />
        <p className="max-w-form text-sm text-muted">{t('new.recorded')}</p>
        <FormActions>
          <Submit>{t('new.submit')}</Submit>
          <ButtonLink variant="quiet" to="/to-chuc">
            {t('common:action.cancel')}
          </ButtonLink>
        </FormActions>
      </AppForm>
    </Page>
  );
}
