import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { TextField } from '#app/components/ui/field.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { renamePasskey } from '#app/domain/second-factors/rename-passkey.server.ts';
import { requireOwnPasskey } from '#app/domain/second-factors/second-factor.queries.server.ts';
import { passkeyNameSchema } from '#app/domain/second-factors/second-factor.schema.ts';
import { invalid, parseForm } from '#app/http/forms.server.ts';
import { requirePerson } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['security'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const passkey = await requireOwnPasskey(person, params.passkeyId ?? '');
  return { page: { title: getT(request, 'security')('passkey.renameTitle') }, passkey };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const submission = await parseForm(request, passkeyNameSchema);
  await requireOwnPasskey(person, params.passkeyId ?? '');
  if (submission.status !== 'success') return invalid(submission);
  await renamePasskey(person, params.passkeyId ?? '', submission.value.name);
  return redirectWithToast(request, '/tai-khoan/bao-mat', { key: 'security:toast.renamed' });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function RenamePasskey() {
  const { t } = useT('security');
  const href = useHref();
  const { page, passkey } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm(passkeyNameSchema, {
    lastResult: useActionData<typeof action>(),
    defaultValue: { name: passkey.name },
    id: 'passkey',
  });
  return (
    <Page width="form">
      <PageHeader title={page.title} breadcrumbs={[{ to: '/tai-khoan/bao-mat', label: t('ways.title') }]} />
      <AppForm form={form} action={href(`/tai-khoan/bao-mat/khoa/${passkey.id}`)}>
        <TextField
          meta={fields.name}
          label={t('passkey.name')}
          hint={t('passkey.nameHint')}
          autoComplete="off"
          size={30}
          required
        />
        <FormActions>
          <Submit>{t('passkey.renameSubmit')}</Submit>
          <ButtonLink variant="quiet" to="/tai-khoan/bao-mat">
            {t('ways.back')}
          </ButtonLink>
        </FormActions>
      </AppForm>
    </Page>
  );
}
