import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { SettingRow } from '#app/components/account/setting-row.tsx';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { RadioGroup } from '#app/components/ui/choice.tsx';
import { TextField } from '#app/components/ui/field.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { membershipsOf, pendingEmail } from '#app/domain/accounts/account.queries.server.ts';
import { profileSchema } from '#app/domain/accounts/account.schema.ts';
import { changeLocale } from '#app/domain/accounts/change-locale.server.ts';
import { changeName } from '#app/domain/accounts/change-name.server.ts';
import { listSessions } from '#app/domain/accounts/session.queries.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requirePerson } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { langs } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['myAccount'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const [pending, devices, memberships] = await Promise.all([
    pendingEmail(person),
    listSessions(person),
    membershipsOf(person),
  ]);
  const { displayName, email, locale } = person;
  return {
    page: { title: getT(request, 'myAccount')('hub.title') },
    person: { displayName, email, locale },
    pending,
    devices: devices.length,
    organizations: memberships.length,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const submission = await parseForm(request, profileSchema);
  if (submission.status !== 'success') return invalid(submission);
  const { displayName, locale } = submission.value;
  try {
    if (displayName !== person.displayName) await changeName(person, displayName);
    if (locale !== person.locale) await changeLocale(person, locale);
    return await redirectWithToast(request, '/tai-khoan', { key: 'myAccount:hub.saved' });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function AccountOverview() {
  const { t } = useT('myAccount');
  const href = useHref();
  const { page, person, pending, devices, organizations } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm(profileSchema, {
    id: 'profile',
    lastResult: useActionData<typeof action>(),
    defaultValue: { displayName: person.displayName, locale: person.locale },
  });
  return (
    <Page width="reading">
      <PageHeader title={page.title} lead={t('hub.lead')} />
      <Section title={t('hub.profile')}>
        <AppForm form={form} action={href('/tai-khoan')}>
          <TextField
            meta={fields.displayName}
            label={t('field.displayName')}
            hint={t('field.displayNameHint')}
            autoComplete="name"
          />
          <RadioGroup
            meta={fields.locale}
            label={t('field.locale')}
            inline
            options={langs.map((value) => ({ value, label: t(`common:preferences.languageName.${value}`) }))}
          />
          <FormActions>
            <Submit variant="secondary">{t('hub.save')}</Submit>
          </FormActions>
        </AppForm>
      </Section>
      <Section title={t('hub.signIn')}>
        <ul className="border-t border-line">
          <SettingRow title={t('hub.email')} to="/tai-khoan/thu-dien-tu" action={t('hub.changeEmail')}>
            {person.email}
            {pending ? <p className="text-sm">{t('hub.pendingEmail', { email: pending })}</p> : null}
          </SettingRow>
          <SettingRow title={t('hub.password')} to="/tai-khoan/mat-khau" action={t('hub.changePassword')}>
            {t('hub.passwordText')}
          </SettingRow>
          <SettingRow title={t('hub.secondStep')} to="/tai-khoan/bao-mat" action={t('hub.seeSecondStep')}>
            {t('hub.secondStepText')}
          </SettingRow>
          <SettingRow title={t('hub.devices')} to="/tai-khoan/thiet-bi" action={t('hub.seeDevices')}>
            {t('hub.devicesText', { count: devices })}
          </SettingRow>
        </ul>
      </Section>
      <Section title={t('hub.own')}>
        <ul className="border-t border-line">
          <SettingRow title={t('hub.mails')} to="/tai-khoan/thong-bao" action={t('hub.chooseMails')}>
            {t('hub.mailsText')}
          </SettingRow>
          <SettingRow title={t('hub.data')} to="/tai-khoan/du-lieu" action={t('hub.seeData')}>
            {t('hub.dataText')}
          </SettingRow>
          <SettingRow title={t('hub.trail')} to="/tai-khoan/nhat-ky" action={t('hub.seeTrail')}>
            {t('hub.trailText')}
          </SettingRow>
        </ul>
      </Section>
      <Section title={t('hub.work')}>
        <ul className="border-t border-line">
          <SettingRow title={t('hub.organizations')} to="/to-chuc" action={t('hub.switch')}>
            {organizations > 0 ? t('hub.organizationsText', { count: organizations }) : t('hub.noOrganizations')}
          </SettingRow>
          <SettingRow title={t('hub.expert')} to="/tai-khoan/chuyen-gia" action={t('hub.seeExpert')}>
            {t('hub.expertText')}
          </SettingRow>
        </ul>
      </Section>
      <Section title={t('hub.leave')}>
        <ul className="border-t border-line">
          <SettingRow title={t('hub.delete')} to="/tai-khoan/xoa" action={t('hub.seeDelete')}>
            {t('hub.deleteText')}
          </SettingRow>
        </ul>
      </Section>
    </Page>
  );
}
