import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { RadioGroup } from '#app/components/ui/choice.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { alwaysTopics, deliveries } from '#app/domain/notifications/notification.topics.ts';
import { listPreferences } from '#app/domain/notifications/preference.queries.server.ts';
import { preferencesSchema } from '#app/domain/notifications/preference.schema.ts';
import { savePreferences } from '#app/domain/notifications/save-preferences.server.ts';
import { invalid, parseForm } from '#app/http/forms.server.ts';
import { optionalActor, requirePerson } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['notifications'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const [preferences, actor] = await Promise.all([listPreferences(person), optionalActor(request)]);
  const administers = actor?.desks.includes('administration') ?? false;
  return {
    page: { title: getT(request, 'notifications')('preferences.title') },
    email: person.email,
    // Only that desk hears of it.
    preferences: preferences.filter(({ topic }) => topic !== 'administration' || administers),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const submission = await parseForm(request, preferencesSchema.partial());
  if (submission.status !== 'success') return invalid(submission);
  await savePreferences(person, submission.value);
  return redirectWithToast(request, '/tai-khoan/thong-bao', { key: 'notifications:toast.preferencesSaved' });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function NotificationPreferences() {
  const { t } = useT('notifications');
  const href = useHref();
  const { preferences, email } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm(preferencesSchema.partial(), {
    id: 'preferences',
    lastResult: useActionData<typeof action>(),
    defaultValue: Object.fromEntries(preferences.map(({ topic, delivery }) => [topic, delivery])),
  });
  return (
    <Page width="form">
      <PageHeader
        title={t('preferences.title')}
        lead={t('preferences.lead', { email })}
        breadcrumbs={[{ to: '/tai-khoan', label: t('preferences.account') }]}
      />
      <Section title={t('preferences.optional')}>
        <AppForm form={form} action={href('/tai-khoan/thong-bao')}>
          {preferences.map(({ topic }) => {
            const meta = fields[topic];
            return meta ? (
              <RadioGroup
                key={topic}
                meta={meta}
                label={t(`preferences.topic.${topic}.name`)}
                hint={t(`preferences.topic.${topic}.text`)}
                required
                inline
                options={deliveries.map((value) => ({ value, label: t(`preferences.delivery.${value}`) }))}
              />
            ) : null;
          })}
          <FormActions>
            <Submit>{t('preferences.save')}</Submit>
          </FormActions>
        </AppForm>
      </Section>
      <Section title={t('preferences.always')} lead={t('preferences.alwaysLead')}>
        <dl>
          {alwaysTopics.map((topic) => (
            <div key={topic} className="border-t border-line py-3">
              <dt className="font-bold">{t(`preferences.topic.${topic}.name`)}</dt>
              <dd className="mt-0.5 text-muted">{t(`preferences.topic.${topic}.text`)}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </Page>
  );
}
