import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { RoleWarning } from '#app/components/members/role-warning.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { CheckboxGroup } from '#app/components/ui/checkbox-group.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { roles } from '#app/domain/kernel/actor.ts';
import { changeRoles } from '#app/domain/members/change-roles.server.ts';
import { requireManagedMember } from '#app/domain/members/member.queries.server.ts';
import { changeRolesSchema } from '#app/domain/members/member.schema.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['members'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { member } = await requireManagedMember(actor, params.userId ?? '');
  return {
    page: { title: getT(request, 'members')('roles.title', { name: member.name }) },
    organization: actor.organizationName,
    userId: member.userId,
    current: member.roles,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const { member } = await requireManagedMember(actor, params.userId ?? '');
  const submission = await parseForm(request, changeRolesSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    await changeRoles(actor, { userId: member.userId, roles: submission.value.roles });
  } catch (error) {
    return failed(submission, error);
  }
  const values = { name: member.name };
  return redirectWithToast(request, '/don-vi/thanh-vien', { key: 'members:toast.rolesChanged', values });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function MemberRoles() {
  const { t } = useT('members');
  const href = useHref();
  const { page, organization, userId, current } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm(changeRolesSchema, {
    lastResult: useActionData<typeof action>(),
    defaultValue: { roles: current },
    id: 'roles',
  });
  return (
    <Page width="form">
      <PageHeader
        title={page.title}
        lead={t('roles.lead')}
        breadcrumbs={[{ to: '/don-vi/thanh-vien', label: t('list.title') }]}
      />
      <div className="mb-6 space-y-3">
        <RoleWarning roles={current} />
      </div>
      <AppForm form={form} action={href(`/don-vi/thanh-vien/${userId}/vai-tro`)}>
        <CheckboxGroup
          meta={fields.roles}
          label={t('roles.field', { organization })}
          hint={t('roles.ownerNote')}
          required
          options={roles.map((value) => ({ value, label: t(`role.${value}.label`), hint: t(`role.${value}.may`) }))}
        />
        <FormActions>
          <Submit>{t('roles.submit')}</Submit>
          <ButtonLink variant="quiet" to="/don-vi/thanh-vien">
            {t('common:action.back')}
          </ButtonLink>
        </FormActions>
      </AppForm>
    </Page>
  );
}
