import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { DeadLink } from '#app/components/account/dead-link.tsx';
import { Consequence } from '#app/components/consequence.tsx';
import { FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { undoEmailChange } from '#app/domain/accounts/undo-email-change.server.ts';
import { findToken } from '#app/domain/accounts/user-token.server.ts';
import { isDeadLink, openLink } from '#app/http/open-link.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { langOf, localizedPath } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['myAccount'] };

/** The link of the mail to the old address; opening it uses nothing up. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const t = getT(request, 'myAccount');
  const found = await openLink(context.clientAddress, findToken('undo_email_change', params.token ?? ''));
  if (!found) return data({ page: { title: t('dead.title') }, change: null }, { status: 404 });
  const { email } = found;
  return data({ page: { title: t('undo.title', { email }) }, change: { email, token: params.token } });
}

/** Straight on to a new password: somebody else knew the old one. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? '';
  if (!(await openLink(context.clientAddress, findToken('undo_email_change', token))))
    return redirect(new URL(request.url).pathname);
  try {
    return redirect(localizedPath(langOf(request), `/dat-lai-mat-khau/${await undoEmailChange(token)}`));
  } catch (error) {
    if (isDeadLink(error)) return redirect(new URL(request.url).pathname);
    throw error;
  }
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => pageMeta(loaded?.page);

export default function UndoEmailChange() {
  const { t } = useT('myAccount');
  const href = useHref();
  const { page, change } = useLoaderData<typeof loader>();
  if (!change) return <DeadLink to="/quen-mat-khau" words="reset" />;
  const { email } = change;
  return (
    <Page width="form">
      <PageHeader title={page.title} lead={t('undo.lead')} />
      <Consequence
        effects={[t('undo.effect.address', { email }), t('undo.effect.sessions'), t('undo.effect.password')]}
      />
      <Form method="post" action={href(`/hoan-tac-doi-thu/${change.token}`)}>
        <FormActions>
          <Submit>{t('undo.submit')}</Submit>
        </FormActions>
      </Form>
    </Page>
  );
}
