import { useForm } from '@conform-to/react';
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { MailboxNotice } from '#app/components/account/mailbox-notice.tsx';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { TextField } from '#app/components/ui/field.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { addressSchema } from '#app/domain/accounts/account.schema.ts';
import { sendVerification } from '#app/domain/accounts/send-verification.server.ts';
import { inEvenTime } from '#app/http/even-time.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { optionalPerson } from '#app/http/guards.server.ts';
import { countAttempt } from '#app/http/rate-limit.server.ts';
import { readSession } from '#app/http/session.server.ts';
import { site } from '#app/http/site.server.ts';
import { rememberTypedAddress, typedAddress } from '#app/http/typed-address.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { langOf, localizedPath } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['myAccount'] };

/** Where one waits for the mail: after signing up, or signed in with an address that is not proved yet. */
export async function loader({ request }: LoaderFunctionArgs) {
  const session = await readSession(request);
  if (session?.emailVerified) throw redirect(localizedPath(langOf(request), '/viec-can-lam'));
  const person = await optionalPerson(request);
  return {
    page: { title: getT(request, 'myAccount')('verify.title') },
    email: person?.email ?? (await typedAddress(request)),
    signedIn: person !== null,
    keepsMails: site.keepsMails,
  };
}

/** The answer says nothing of whether the address waits for anything. */
export async function action({ request, context }: ActionFunctionArgs) {
  const submission = await parseForm(request, addressSchema);
  if (submission.status !== 'success') return invalid(submission);
  const { email } = submission.value;
  try {
    // Counted by address and network, as sign-ups are: who asks need not be signed in.
    await countAttempt('signUp', { email, clientAddress: context.clientAddress });
    await inEvenTime(() => sendVerification(email));
  } catch (error) {
    return failed(submission, error);
  }
  return redirect(localizedPath(langOf(request), '/xac-nhan-thu'), { headers: await rememberTypedAddress(email) });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function VerifyPending() {
  const { t } = useT('myAccount');
  const href = useHref();
  const { email, signedIn, keepsMails } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<{ email: string }>({
    id: 'resend',
    lastResult: useActionData<typeof action>(),
    defaultValue: { email: email ?? '' },
  });
  return (
    <Page width="form">
      <PageHeader title={t('verify.title')} lead={t('verify.lead')} />
      <MailboxNotice keepsMails={keepsMails}>
        {email ? t('mailbox.sentTo', { email }) : t('mailbox.sent')}
      </MailboxNotice>
      <Section title={t('verify.resendTitle')} lead={t('verify.resendLead')}>
        <AppForm form={form} action={href('/xac-nhan-thu')}>
          <TextField
            meta={fields.email}
            label={t('field.email')}
            required
            type="email"
            spellCheck={false}
            autoComplete="email"
          />
          <FormActions>
            <Submit variant="secondary">{t('verify.resend')}</Submit>
          </FormActions>
        </AppForm>
      </Section>
      {signedIn ? (
        <Form method="post" action={href('/dang-xuat')} className="mt-8 border-t border-line pt-5">
          <Button variant="quiet">{t('verify.signOut')}</Button>
        </Form>
      ) : null}
    </Page>
  );
}
