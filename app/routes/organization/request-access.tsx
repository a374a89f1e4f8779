import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { TextArea, TextField } from '#app/components/ui/field.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { requestAccessSchema } from '#app/domain/organizations/organization.schema.ts';
import { requestAccess } from '#app/domain/organizations/request-access.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requirePerson } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['profile'] };

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePerson(request);
  const code = new URL(request.url).searchParams.get('ma') ?? '';
  return { page: { title: getT(request, 'profile')('access.title') }, code: code.slice(0, 60) };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const submission = await parseForm(request, requestAccessSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    await requestAccess(person, submission.value);
    return await redirectWithToast(request, '/to-chuc', { key: 'profile:toast.accessRequested' });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function RequestAccess() {
  const { t } = useT('profile');
  const href = useHref();
  const { page, code } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm(requestAccessSchema, {
    lastResult: useActionData<typeof action>(),
    defaultValue: { code },
    id: 'xin-tham-gia',
  });
  return (
    <Page width="form">
      <PageHeader title={page.title} lead={t('access.lead')} />
      <AppForm form={form} action={href('/to-chuc/xin-tham-gia')}>
        <TextField
          meta={fields.code}
          label={t('access.code')}
          hint={t('access.codeHint')}
          size={20}
          autoComplete="off"
        />
        <TextArea
          meta={fields.message}
          label={t('access.message')}
          hint={t('access.messageHint')}
          required={false}
          rows={4}
        />
        <p className="max-w-form text-sm text-muted">{t('access.recorded')}</p>
        <FormActions>
          <Submit>{t('access.submit')}</Submit>
          <ButtonLink variant="quiet" to="/to-chuc">
            {t('common:action.cancel')}
          </ButtonLink>
        </FormActions>
      </AppForm>
    </Page>
  );
}
