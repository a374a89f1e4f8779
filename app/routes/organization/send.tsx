import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Consequence } from '#app/components/consequence.tsx';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { MissingList } from '#app/components/organizations/missing-list.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Checkbox } from '#app/components/ui/choice.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { canRequestVerification } from '#app/domain/organizations/organization.policy.ts';
import { requestVerificationSchema } from '#app/domain/organizations/organization.schema.ts';
import { organizationProfile } from '#app/domain/organizations/organization-profile.queries.server.ts';
import { requestVerification } from '#app/domain/organizations/request-verification.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['profile'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { organization, missing, open } = await organizationProfile(actor);
  assertAllowed(canRequestVerification(actor, organization, open !== null));
  const renewal = organization.status === 'verified';
  const t = getT(request, 'profile');
  return { page: { title: t(renewal ? 'send.renewalTitle' : 'send.title') }, renewal, missing };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const submission = await parseForm(request, requestVerificationSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    await requestVerification(actor);
    return await redirectWithToast(request, '/don-vi/ho-so', { key: 'profile:toast.sent' });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function SendForVerification() {
  const { t } = useT('profile');
  const href = useHref();
  const { page, renewal, missing } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm(requestVerificationSchema, {
    lastResult: useActionData<typeof action>(),
    id: 'gui-xac-minh',
  });
  const effects = renewal
    ? [t('send.effect.checked'), t('send.effect.staysVerified')]
    : [t('send.effect.checked'), t('send.effect.stands'), t('send.effect.answer')];
  return (
    <Page width="form">
      <PageHeader title={page.title} breadcrumbs={[{ to: '/don-vi/ho-so', label: t('title') }]} />
      {missing.length > 0 ? (
        <MissingList missing={missing} />
      ) : (
        <>
          <Consequence effects={effects} recorded={[t('send.recorded')]} undoable />
          <AppForm form={form} action={href('/don-vi/ho-so/gui-xac-minh')}>
            <Checkbox meta={fields.confirmed} label={t('send.confirm')} />
            <FormActions>
              <Submit>{t('send.submit')}</Submit>
              <ButtonLink variant="quiet" to="/don-vi/ho-so">
                {t('common:action.back')}
              </ButtonLink>
            </FormActions>
          </AppForm>
        </>
      )}
    </Page>
  );
}
