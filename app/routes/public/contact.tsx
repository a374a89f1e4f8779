import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { Select, TextArea, TextField } from '#app/components/ui/field.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { contactSchema, contactTopics } from '#app/domain/contact/contact.schema.ts';
import { sendMessage } from '#app/domain/contact/send-message.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { optionalPerson } from '#app/http/guards.server.ts';
import { countAttempt } from '#app/http/rate-limit.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { langOf } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['contact'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await optionalPerson(request);
  const t = getT(request, 'contact');
  return { page: { title: t('title'), description: t('lead') }, email: person?.email ?? null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = await optionalPerson(request);
  const submission = await parseForm(request, contactSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    await countAttempt('contact', { clientAddress: context.clientAddress });
    await sendMessage(person, { ...submission.value, locale: langOf(request) });
  } catch (error) {
    return failed(submission, error);
  }
  return redirectWithToast(request, '/lien-he', { key: 'contact:toast.sent' });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function Contact() {
  const { t } = useT('contact');
  const href = useHref();
  const { email } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm(contactSchema, { id: 'contact', lastResult: useActionData<typeof action>() });
  return (
    <Page width="form">
      <PageHeader title={t('title')} lead={t('lead')} />
      <p className="mb-6">
        {t('helpFirst')} <Link to="/huong-dan">{t('helpLink')}</Link>
      </p>
      <AppForm form={form} action={href('/lien-he')}>
        <Select
          meta={fields.topic}
          label={t('field.topic')}
          required
          options={contactTopics.map((value) => ({ value, label: t(`topic.${value}`) }))}
        />
        <TextArea meta={fields.message} label={t('field.message')} hint={t('field.messageHint')} required rows={8} />
        {email ? (
          <p>
            {t('answerTo', { email })}
            <input type="hidden" name="email" value={email} />
          </p>
        ) : (
          <TextField
            meta={fields.email}
            label={t('field.email')}
            hint={t('field.emailHint')}
            required
            type="email"
            autoComplete="email"
          />
        )}
        <p className="text-sm text-muted">{t('recorded')}</p>
        <FormActions>
          <Submit>{t('submit')}</Submit>
        </FormActions>
      </AppForm>
    </Page>
  );
}
