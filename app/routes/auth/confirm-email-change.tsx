import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { DeadLink } from '#app/components/account/dead-link.tsx';
import { FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { confirmEmailChange } from '#app/domain/accounts/confirm-email-change.server.ts';
import { findToken } from '#app/domain/accounts/user-token.server.ts';
import { rememberDevice } from '#app/http/device.server.ts';
import { isDeadLink, openLink } from '#app/http/open-link.server.ts';
import { readSession } from '#app/http/session.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['myAccount'] };

/** The link of the mail to the new address; opening it uses nothing up. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const t = getT(request, 'myAccount');
  const change = await openLink(context.clientAddress, findToken('change_email', params.token ?? ''));
  if (!change) return data({ page: { title: t('dead.title') }, change: null }, { status: 404 });
  const { email, displayName, currentEmail } = change;
  return data({
    page: { title: t('confirmChange.title', { email }) },
    change: { displayName, currentEmail, token: params.token },
  });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? '';
  if (!(await openLink(context.clientAddress, findToken('change_email', token))))
    return redirect(new URL(request.url).pathname);
  try {
    const { userId, email } = await confirmEmailChange(token);
    const own = (await readSession(request))?.userId === userId;
    const headers = new Headers(own ? { 'Set-Cookie': await rememberDevice(email) } : {});
    const toast = { key: 'myAccount:confirmChange.done', values: { email } } as const;
    return await redirectWithToast(request, '/tai-khoan', toast, headers);
  } catch (error) {
    if (isDeadLink(error)) return redirect(new URL(request.url).pathname);
    throw error;
  }
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => pageMeta(loaded?.page);

export default function ConfirmEmailChange() {
  const { t } = useT('myAccount');
  const href = useHref();
  const { page, change } = useLoaderData<typeof loader>();
  if (!change) return <DeadLink to="/tai-khoan" words="change" />;
  return (
    <Page width="form">
      <PageHeader
        title={page.title}
        lead={t('confirmChange.lead', { name: change.displayName, old: change.currentEmail })}
      />
      <Form method="post" action={href(`/doi-thu/${change.token}`)}>
        <FormActions>
          <Submit>{t('confirmChange.submit')}</Submit>
        </FormActions>
      </Form>
    </Page>
  );
}
