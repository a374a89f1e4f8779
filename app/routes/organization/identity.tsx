import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Consequence } from '#app/components/consequence.tsx';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { IdentityFields, useIdentityLabels } from '#app/components/organizations/identity-fields.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { countryOptions } from '#app/domain/organizations/countries.ts';
import type { SubKind } from '#app/domain/organizations/organization.kinds.ts';
import { canEditJudged } from '#app/domain/organizations/organization.policy.ts';
import { requireOrganization } from '#app/domain/organizations/organization.queries.server.ts';
import { identityOf, identitySchema } from '#app/domain/organizations/organization.schema.ts';
import { requestVerification } from '#app/domain/organizations/request-verification.server.ts';
import { saveIdentity } from '#app/domain/organizations/save-identity.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { langOf } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['profile'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const organization = await requireOrganization(actor, actor.organizationId);
  assertAllowed(canEditJudged(actor, organization));
  const { subKind, name, internationalName, taxCode, country, registrationNumber, status } = organization;
  return {
    page: { title: getT(request, 'profile')(status === 'verified' ? 'identity.changeTitle' : 'identity.title') },
    verified: status === 'verified',
    countries: countryOptions(langOf(request)),
    values: {
      subKind: (subKind ?? '') as SubKind,
      name,
      internationalName,
      taxCode: taxCode ?? '',
      country: registrationNumber ? country : '',
      registrationNumber: registrationNumber ?? '',
    },
  };
}

/** Before the verification the fields are saved; after it, what is to change goes to the desk. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const submission = await parseForm(request, identitySchema);
  if (submission.status !== 'success') return invalid(submission);
  const verified = actor.organizationStatus === 'verified';
  try {
    const identity = identityOf(submission.value);
    if (verified) await requestVerification(actor, identity);
    else await saveIdentity(actor, identity);
    return await redirectWithToast(request, '/don-vi/ho-so', {
      key: verified ? 'profile:toast.sent' : 'profile:toast.saved',
    });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function IdentityEdit() {
  const { t } = useT('profile');
  const href = useHref();
  const { page, verified, countries, values } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm(identitySchema, {
    lastResult: useActionData<typeof action>(),
    defaultValue: values,
    id: 'phap-ly',
  });
  return (
    <Page width="form">
      <PageHeader title={page.title} breadcrumbs={[{ to: '/don-vi/ho-so', label: t('title') }]} />
      {verified ? (
        <Consequence
          effects={[t('identity.effect.asked'), t('identity.effect.stays')]}
          recorded={[t('send.recorded')]}
          undoable
        />
      ) : null}
      <AppForm form={form} action={href('/don-vi/ho-so/phap-ly')} labels={useIdentityLabels()}>
        <IdentityFields fields={fields} countries={countries} />
        <FormActions>
          <Submit>{verified ? t('identity.ask') : t('common:action.save')}</Submit>
          <ButtonLink variant="quiet" to="/don-vi/ho-so">
            {t('common:action.cancel')}
          </ButtonLink>
        </FormActions>
      </AppForm>
    </Page>
  );
}
