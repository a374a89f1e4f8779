import { useForm } from '@conform-to/react';
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { MailboxNotice } from '#app/components/account/mailbox-notice.tsx';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { TextField } from '#app/components/ui/field.tsx';
import { addressSchema } from '#app/domain/accounts/account.schema.ts';
import { requestPasswordReset } from '#app/domain/accounts/request-password-reset.server.ts';
import { knownDevice } from '#app/http/device.server.ts';
import { inEvenTime } from '#app/http/even-time.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { countAttempt } from '#app/http/rate-limit.server.ts';
import { site } from '#app/http/site.server.ts';
import { rememberTypedAddress, typedAddress } from '#app/http/typed-address.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { langOf, localizedPath } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['myAccount'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams.has('da-gui');
  return {
    page: { title: getT(request, 'myAccount')('forgot.title') },
    sentTo: asked ? await typedAddress(request) : null,
    keepsMails: site.keepsMails,
  };
}

/** The same answer, after the same time, whether or not the address has an account. */
export async function action({ request, context }: ActionFunctionArgs) {
  const submission = await parseForm(request, addressSchema);
  if (submission.status !== 'success') return invalid(submission);
  const { email } = submission.value;
  try {
    const { clientAddress } = context;
    await countAttempt('resetPassword', { email, clientAddress, knownDevice: await knownDevice(request, email) });
    await inEvenTime(() => requestPasswordReset(email));
  } catch (error) {
    return failed(submission, error);
  }
  const headers = await rememberTypedAddress(email);
  return redirect(localizedPath(langOf(request), '/quen-mat-khau?da-gui=1'), { headers });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function ForgotPassword() {
  const { t } = useT('myAccount');
  const href = useHref();
  const { sentTo, keepsMails } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<{ email: string }>({ id: 'forgot', lastResult: useActionData<typeof action>() });
  return (
    <Page width="form">
      <PageHeader
        title={t('forgot.title')}
        lead={sentTo ? undefined : t('forgot.lead')}
        breadcrumbs={[{ to: '/dang-nhap', label: t('signUp.signIn') }]}
      />
      {sentTo ? (
        <>
          <MailboxNotice keepsMails={keepsMails}>{t('mailbox.ifKnown', { email: sentTo })}</MailboxNotice>
          <p className="mt-6">
            <ButtonLink to="/quen-mat-khau" variant="quiet">
              {t('forgot.again')}
            </ButtonLink>
          </p>
        </>
      ) : (
        <AppForm form={form} action={href('/quen-mat-khau')}>
          <TextField
            meta={fields.email}
            label={t('field.email')}
            required
            type="email"
            autoComplete="username"
            spellCheck={false}
          />
          <FormActions>
            <Submit>{t('forgot.submit')}</Submit>
          </FormActions>
        </AppForm>
      )}
    </Page>
  );
}
