import { useForm } from '@conform-to/react';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { NewPasswordField } from '#app/components/account/new-password-field.tsx';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { TextField } from '#app/components/ui/field.tsx';
import { changePasswordSchema } from '#app/domain/accounts/account.schema.ts';
import { changePassword } from '#app/domain/accounts/change-password.server.ts';
import { confirmPassword } from '#app/http/confirm-password.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requirePerson, requireSession } from '#app/http/guards.server.ts';
import { renewSessionId } from '#app/http/session.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['myAccount'] };
const hide = ['password', 'currentPassword'];

export async function loader({ request }: LoaderFunctionArgs) {
  const { email, displayName } = await requirePerson(request);
  return { page: { title: getT(request, 'myAccount')('password.title') }, email, displayName };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const { publicId } = await requireSession(request);
  const submission = await parseForm(request, changePasswordSchema);
  if (submission.status !== 'success') return invalid(submission, { hide });
  const { currentPassword, password } = submission.value;
  try {
    await confirmPassword(request, person, { currentPassword, clientAddress: context.clientAddress });
    await changePassword(person, password, publicId);
    const headers = new Headers({ 'Set-Cookie': await renewSessionId(request) });
    return await redirectWithToast(request, '/tai-khoan', { key: 'myAccount:password.done' }, headers);
  } catch (error) {
    return failed(submission, error, { hide });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function ChangePassword() {
  const { t } = useT('myAccount');
  const href = useHref();
  const { page, email, displayName } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<{ currentPassword: string; password: string }>({
    id: 'password',
    lastResult: useActionData<typeof action>(),
  });
  return (
    <Page width="form">
      <PageHeader
        title={page.title}
        lead={t('password.lead')}
        breadcrumbs={[{ to: '/tai-khoan', label: t('hub.title') }]}
      />
      <AppForm form={form} action={href('/tai-khoan/mat-khau')} labels={{ password: t('field.newPassword') }}>
        <TextField
          meta={fields.currentPassword}
          label={t('field.currentPassword')}
          required
          type="password"
          autoComplete="current-password"
        />
        <NewPasswordField meta={fields.password} label={t('field.newPassword')} personal={[email, displayName]} />
        <FormActions>
          <Submit>{t('password.submit')}</Submit>
        </FormActions>
      </AppForm>
    </Page>
  );
}
