import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Consequence } from '#app/components/consequence.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Checkbox, RadioGroup } from '#app/components/ui/choice.tsx';
import { Select } from '#app/components/ui/field.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { canManageMembers } from '#app/domain/members/member.policy.ts';
import { listMembers } from '#app/domain/members/member.queries.server.ts';
import { transferOwnershipSchema } from '#app/domain/members/member.schema.ts';
import { transferOwnership } from '#app/domain/members/transfer-ownership.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['members'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  assertAllowed(canManageMembers(actor));
  const { organizationName: organization } = actor;
  const members = await listMembers(actor);
  return {
    page: { title: getT(request, 'members')('transfer.title', { organization }) },
    organization,
    successors: members
      .filter(({ roles }) => !roles.includes('owner'))
      .map(({ userId, name, email }) => ({ value: userId, label: `${name} – ${email}` })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  assertAllowed(canManageMembers(actor));
  const submission = await parseForm(request, transferOwnershipSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    const { name } = await transferOwnership(actor, submission.value);
    const toast = { key: 'members:toast.transferred', values: { name } } as const;
    return await redirectWithToast(request, '/don-vi/thanh-vien', toast);
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function TransferOwnership() {
  const { t } = useT('members');
  const href = useHref();
  const { page, organization, successors } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm(transferOwnershipSchema, {
    lastResult: useActionData<typeof action>(),
    defaultValue: { keep: 'manager' },
    id: 'transfer',
  });
  const header = (
    <PageHeader
      title={page.title}
      lead={t('transfer.lead')}
      breadcrumbs={[{ to: '/don-vi/thanh-vien', label: t('list.title') }]}
    />
  );
  if (successors.length === 0) {
    return (
      <Page width="form">
        {header}
        <EmptyState
          title={t('transfer.nobody')}
          action={<ButtonLink to="/don-vi/thanh-vien">{t('list.title')}</ButtonLink>}
        >
          {t('transfer.nobodyText')}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page width="form">
      {header}
      <Consequence
        effects={[t('transfer.effectYou'), t('transfer.effectOwner', { organization })]}
        recorded={[t('transfer.recorded')]}
      />
      <AppForm form={form} action={href('/don-vi/thanh-vien/chuyen-quyen')}>
        <Select meta={fields.successorId} label={t('transfer.successor')} options={successors} />
        <RadioGroup
          meta={fields.keep}
          label={t('transfer.keep')}
          options={(['manager', 'member'] as const).map((value) => ({ value, label: t(`role.${value}.label`) }))}
        />
        <Checkbox meta={fields.confirmed} label={t('transfer.confirm')} />
        <FormActions>
          <Submit variant="danger">{t('transfer.submit')}</Submit>
          <ButtonLink variant="quiet" to="/don-vi/thanh-vien">
            {t('common:action.back')}
          </ButtonLink>
        </FormActions>
      </AppForm>
    </Page>
  );
}
