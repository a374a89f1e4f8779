import { useForm } from '@conform-to/react';
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DeadLink } from '#app/components/account/dead-link.tsx';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { TextField } from '#app/components/ui/field.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { verifyEmailSchema } from '#app/domain/accounts/account.schema.ts';
import { findToken } from '#app/domain/accounts/user-token.server.ts';
import { verifyEmail } from '#app/domain/accounts/verify-email.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { isDeadLink, openLink } from '#app/http/open-link.server.ts';
import { openSession } from '#app/http/open-session.server.ts';
import { countAttempt } from '#app/http/rate-limit.server.ts';
import { readSession, renewSessionId } from '#app/http/session.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['myAccount'] };

/** The link of the mail. Opening it changes nothing: programs that look for viruses open it, too. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const t = getT(request, 'myAccount');
  const account = await openLink(context.clientAddress, findToken('verify_email', params.token ?? ''));
  if (!account) return data({ page: { title: t('dead.title') }, account: null }, { status: 404 });
  const session = await readSession(request);
  const { email, displayName } = account;
  return data({
    page: { title: t('verify.linkTitle', { email }) },
    account: { email, displayName, token: params.token, own: session?.userId === account.userId },
  });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? '';
  const submission = await parseForm(request, verifyEmailSchema);
  if (submission.status !== 'success') return invalid(submission, { hide: ['password'] });
  const { clientAddress } = context;
  try {
    const account = await openLink(clientAddress, findToken('verify_email', token));
    if (!account) return redirect(new URL(request.url).pathname);
    const session = await readSession(request);
    const succeeded = await countAttempt('signIn', { email: account.email, clientAddress });
    const { password } = submission.value;
    const person = await verifyEmail(token, { signedInUserId: session?.userId ?? null, password });
    await succeeded();
    const headers =
      session?.userId === person.userId
        ? new Headers({ 'Set-Cookie': await renewSessionId(request) })
        : await openSession(request, person);
    return await redirectWithToast(request, '/viec-can-lam', { key: 'myAccount:verify.done' }, headers);
  } catch (error) {
    if (isDeadLink(error)) return redirect(new URL(request.url).pathname);
    return failed(submission, error, { hide: ['password'] });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => pageMeta(loaded?.page);

export default function VerifyEmail() {
  const { t } = useT('myAccount');
  const href = useHref();
  const { page, account } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<{ password: string }>({ id: 'verify', lastResult: useActionData<typeof action>() });
  if (!account) return <DeadLink to="/xac-nhan-thu" words="verify" />;
  return (
    <Page width="form">
      <PageHeader title={page.title} lead={t('verify.linkLead', { name: account.displayName })} />
      <AppForm form={form} action={href(`/xac-nhan-thu/${account.token}`)}>
        {account.own ? null : (
          <>
            <input type="hidden" name="email" autoComplete="username" value={account.email} readOnly />
            <TextField
              meta={fields.password}
              label={t('field.password')}
              hint={t('verify.passwordHint')}
              required
              type="password"
              autoComplete="current-password"
            />
          </>
        )}
        <FormActions>
          <Submit>{t('verify.confirm')}</Submit>
        </FormActions>
      </AppForm>
      {account.own ? null : (
        <p className="mt-8 border-t border-line pt-5">
          <Link to="/quen-mat-khau">{t('verify.forgot')}</Link>
        </p>
      )}
    </Page>
  );
}
