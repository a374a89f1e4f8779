import { useForm } from '@conform-to/react';
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DeadLink } from '#app/components/account/dead-link.tsx';
import { NewPasswordField } from '#app/components/account/new-password-field.tsx';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { resetPasswordSchema } from '#app/domain/accounts/account.schema.ts';
import { resetPassword } from '#app/domain/accounts/reset-password.server.ts';
import { findToken } from '#app/domain/accounts/user-token.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { isDeadLink, openLink } from '#app/http/open-link.server.ts';
import { endSession } from '#app/http/session.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['myAccount'] };

/** The link of the mail; opening it uses nothing up. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const t = getT(request, 'myAccount');
  const account = await openLink(context.clientAddress, findToken('reset_password', params.token ?? ''));
  if (!account) return data({ page: { title: t('dead.title') }, account: null }, { status: 404 });
  const { currentEmail: email, displayName } = account;
  return data({ page: { title: t('reset.title') }, account: { email, displayName, token: params.token } });
}

/** Signs nobody in: whoever resets a password still gives their second factor at the sign-in. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? '';
  const submission = await parseForm(request, resetPasswordSchema);
  if (submission.status !== 'success') return invalid(submission, { hide: ['password'] });
  try {
    if (!(await openLink(context.clientAddress, findToken('reset_password', token))))
      return redirect(new URL(request.url).pathname);
    await resetPassword(token, submission.value.password);
    const headers = new Headers({ 'Set-Cookie': await endSession(request) });
    return await redirectWithToast(request, '/dang-nhap', { key: 'myAccount:reset.done' }, headers);
  } catch (error) {
    if (isDeadLink(error)) return redirect(new URL(request.url).pathname);
    return failed(submission, error, { hide: ['password'] });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => pageMeta(loaded?.page);

export default function ResetPassword() {
  const { t } = useT('myAccount');
  const href = useHref();
  const { account } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<{ password: string }>({ id: 'reset', lastResult: useActionData<typeof action>() });
  if (!account) return <DeadLink to="/quen-mat-khau" words="reset" />;
  return (
    <Page width="form">
      <PageHeader title={t('reset.title')} lead={t('reset.lead', { email: account.email })} />
      <AppForm
        form={form}
        action={href(`/dat-lai-mat-khau/${account.token}`)}
        labels={{ password: t('field.newPassword') }}
      >
        <NewPasswordField
          meta={fields.password}
          label={t('field.newPassword')}
          personal={[account.email, account.displayName]}
        />
        <FormActions>
          <Submit>{t('reset.submit')}</Submit>
        </FormActions>
      </AppForm>
    </Page>
  );
}
