import { useForm } from '@conform-to/react';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { TextField } from '#app/components/ui/field.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { pendingEmail } from '#app/domain/accounts/account.queries.server.ts';
import { changeEmailSchema } from '#app/domain/accounts/account.schema.ts';
import { requestEmailChange } from '#app/domain/accounts/request-email-change.server.ts';
import { confirmPassword } from '#app/http/confirm-password.server.ts';
import { inEvenTime } from '#app/http/even-time.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requirePerson } from '#app/http/guards.server.ts';
import { countAttempt } from '#app/http/rate-limit.server.ts';
import { site } from '#app/http/site.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { rememberTypedAddress } from '#app/http/typed-address.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['myAccount'] };
const hide = ['currentPassword'];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  return {
    page: { title: getT(request, 'myAccount')('email.title') },
    email: person.email,
    pending: await pendingEmail(person),
    keepsMails: site.keepsMails,
  };
}

/** The answer does not tell whether somebody else has the new address. */
export async function action({ request, context }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const submission = await parseForm(request, changeEmailSchema);
  if (submission.status !== 'success') return invalid(submission, { hide });
  const { email, currentPassword } = submission.value;
  const { clientAddress } = context;
  try {
    await confirmPassword(request, person, { currentPassword, clientAddress });
    await countAttempt('verifyEmail', { userId: person.userId, clientAddress });
    await inEvenTime(() => requestEmailChange(person, email));
    const toast = { key: 'myAccount:email.done', values: { email } } as const;
    return await redirectWithToast(request, '/tai-khoan/thu-dien-tu', toast, await rememberTypedAddress(email));
  } catch (error) {
    return failed(submission, error, { hide });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function ChangeEmail() {
  const { t } = useT('myAccount');
  const href = useHref();
  const { page, email, pending, keepsMails } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<{ email: string; currentPassword: string }>({
    id: 'email',
    lastResult: useActionData<typeof action>(),
  });
  return (
    <Page width="form">
      <PageHeader
        title={page.title}
        lead={t('email.lead', { email })}
        breadcrumbs={[{ to: '/tai-khoan', label: t('hub.title') }]}
      />
      {pending ? (
        <div className="mb-8">
          <Notice title={t('hub.pendingEmail', { email: pending })}>
            {keepsMails ? (
              <p>
                {t('mailbox.kept')} <Link to="/thu-thu-nghiem">{t('mailbox.open')}</Link>
              </p>
            ) : (
              t('mailbox.spam')
            )}
          </Notice>
        </div>
      ) : null}
      <AppForm form={form} action={href('/tai-khoan/thu-dien-tu')}>
        <TextField
          meta={fields.email}
          label={t('field.newEmail')}
          required
          type="email"
          autoComplete="email"
          spellCheck={false}
        />
        <TextField
          meta={fields.currentPassword}
          label={t('field.currentPassword')}
          required
          type="password"
          autoComplete="current-password"
        />
        <FormActions>
          <Submit>{t('email.submit')}</Submit>
        </FormActions>
      </AppForm>
    </Page>
  );
}
