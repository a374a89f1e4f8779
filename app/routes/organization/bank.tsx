import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Consequence } from '#app/components/consequence.tsx';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Select, TextField } from '#app/components/ui/field.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { banks } from '#app/domain/organizations/banks.server.ts';
import { canChangeBank } from '#app/domain/organizations/organization.policy.ts';
import { requireOrganization } from '#app/domain/organizations/organization.queries.server.ts';
import { bankSchema } from '#app/domain/organizations/organization.schema.ts';
import { bankHolderName } from '#app/domain/organizations/plain-letters.ts';
import { saveBankAccount } from '#app/domain/organizations/save-bank-account.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['profile', 'errors'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const organization = await requireOrganization(actor, actor.organizationId);
  // Somebody who may, but has not lately shown the second factor, is asked for it and comes back.
  assertAllowed(canChangeBank(actor, organization));
  const { bankBin, bankAccount, bankAccountHolder, name, status } = organization;
  return {
    page: { title: getT(request, 'profile')('bank.title') },
    verified: status === 'verified',
    banks: banks.map((bank) => ({ value: bank.bin, label: `${bank.shortName} – ${bank.name}` })),
    values: {
      bankBin: bankBin ?? '',
      bankAccount: bankAccount ?? '',
      bankAccountHolder: bankAccountHolder ?? bankHolderName(name).slice(0, 100),
    },
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const submission = await parseForm(request, bankSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    await saveBankAccount(actor, submission.value);
    return await redirectWithToast(request, '/don-vi/ho-so', { key: 'profile:toast.bankSaved' });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function BankEdit() {
  const { t } = useT('profile');
  const href = useHref();
  const { page, verified, banks: options, values } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm(bankSchema, {
    lastResult: useActionData<typeof action>(),
    defaultValue: values,
    id: 'tai-khoan',
  });
  return (
    <Page width="form">
      <PageHeader title={page.title} lead={t('bank.lead')} breadcrumbs={[{ to: '/don-vi/ho-so', label: t('title') }]} />
      {verified ? (
        <Consequence
          effects={[t('bank.effect.stops'), t('bank.effect.told')]}
          recorded={[t('bank.recorded')]}
          undoable
        />
      ) : null}
      <AppForm form={form} action={href('/don-vi/ho-so/tai-khoan')}>
        <Select meta={fields.bankBin} label={t('bank.bank')} options={options} />
        <TextField
          meta={fields.bankAccount}
          label={t('bank.account')}
          size={22}
          autoComplete="off"
          spellCheck={false}
        />
        <TextField
          meta={fields.bankAccountHolder}
          label={t('bank.holder')}
          hint={t('bank.holderHint')}
          autoComplete="off"
          spellCheck={false}
        />
        <FormActions>
          <Submit>{verified ? t('bank.change') : t('common:action.save')}</Submit>
          <ButtonLink variant="quiet" to="/don-vi/ho-so">
            {t('common:action.cancel')}
          </ButtonLink>
        </FormActions>
      </AppForm>
    </Page>
  );
}
