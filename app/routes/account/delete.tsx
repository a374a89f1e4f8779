import { useForm } from '@conform-to/react';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Consequence } from '#app/components/consequence.tsx';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Checkbox } from '#app/components/ui/choice.tsx';
import { TextField } from '#app/components/ui/field.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { canDeleteAccount, type Duties } from '#app/domain/accounts/account.policy.ts';
import { isDemoAccount } from '#app/domain/accounts/account.queries.server.ts';
import { deleteAccountSchema } from '#app/domain/accounts/account.schema.ts';
import { dutiesOf } from '#app/domain/flows/account-duties.queries.server.ts';
import { deleteAccount } from '#app/domain/flows/delete-account.server.ts';
import { confirmPassword } from '#app/http/confirm-password.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requirePerson } from '#app/http/guards.server.ts';
import { endSession } from '#app/http/session.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['myAccount'] };
const hide = ['currentPassword'];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const duties = await dutiesOf(person);
  return {
    page: { title: getT(request, 'myAccount')('delete.title') },
    duties: canDeleteAccount(duties).allowed ? null : duties,
    isDemo: await isDemoAccount(person),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const submission = await parseForm(request, deleteAccountSchema);
  if (submission.status !== 'success') return invalid(submission, { hide });
  const { currentPassword } = submission.value;
  try {
    await confirmPassword(request, person, { currentPassword, clientAddress: context.clientAddress });
    await deleteAccount(person);
    const headers = new Headers({ 'Set-Cookie': await endSession(request) });
    return await redirectWithToast(request, '/', { key: 'myAccount:delete.done' }, headers);
  } catch (error) {
    return failed(submission, error, { hide });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function DeleteAccount() {
  const { t } = useT('myAccount');
  const { page, duties, isDemo } = useLoaderData<typeof loader>();
  return (
    <Page width="form">
      <PageHeader title={page.title} breadcrumbs={[{ to: '/tai-khoan', label: t('hub.title') }]} />
      {duties ? <Blocked duties={duties} /> : <Ask isDemo={isDemo} />}
    </Page>
  );
}

function Blocked({ duties }: { duties: Duties }) {
  const { t } = useT('myAccount');
  const lines = [
    ...duties.ownedAlone.map(({ name }) => t('delete.owner', { name })),
    ...duties.panels.map((panel) => t('delete.panel', panel)),
    ...duties.openings.map((opening) => t('delete.opening', opening)),
    ...(duties.desksAlone.length > 0 ? [t('delete.desk')] : []),
  ];
  return (
    <>
      <Notice kind="warning" title={t('delete.blockedTitle')}>
        <p>{t('delete.blockedLead')}</p>
        <ul className="mt-2 list-disc space-y-1.5 pl-5">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Notice>
      <p className="mt-6">
        <ButtonLink to="/tai-khoan">{t('dead.change')}</ButtonLink>
      </p>
    </>
  );
}

function Ask({ isDemo }: { isDemo: boolean }) {
  const { t } = useT('myAccount');
  const href = useHref();
  const [form, fields] = useForm<{ currentPassword: string; confirmed: string }>({
    id: 'delete',
    lastResult: useActionData<typeof action>(),
  });
  return (
    <>
      {isDemo ? <Notice title={t('delete.demoTitle')}>{t('delete.demo')}</Notice> : null}
      <Consequence
        effects={[t('delete.effect.gone'), t('delete.effect.signedOut'), t('delete.effect.kept')]}
        recorded={[t('delete.recorded')]}
      />
      <AppForm form={form} action={href('/tai-khoan/xoa')}>
        <TextField
          meta={fields.currentPassword}
          label={t('field.currentPassword')}
          required
          type="password"
          autoComplete="current-password"
        />
        <Checkbox meta={fields.confirmed} required label={t('delete.confirm')} />
        <FormActions>
          <Submit variant="danger">{t('delete.submit')}</Submit>
          <ButtonLink to="/tai-khoan" variant="quiet">
            {t('delete.back')}
          </ButtonLink>
        </FormActions>
      </AppForm>
    </>
  );
}
