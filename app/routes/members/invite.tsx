import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { CheckboxGroup } from '#app/components/ui/checkbox-group.tsx';
import { TextArea, TextField } from '#app/components/ui/field.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { invitableRoles, inviteMemberSchema } from '#app/domain/members/invitation.schema.ts';
import { inviteMember } from '#app/domain/members/invite-member.server.ts';
import { canInvite } from '#app/domain/members/member.policy.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { countAttempt } from '#app/http/rate-limit.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['members'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  assertAllowed(canInvite(actor));
  return { page: { title: getT(request, 'members')('invite.title') } };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  assertAllowed(canInvite(actor));
  const submission = await parseForm(request, inviteMemberSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    await countAttempt('invite', actor);
    await inviteMember(actor, submission.value);
  } catch (error) {
    return failed(submission, error);
  }
  const values = { email: submission.value.email };
  return redirectWithToast(request, '/don-vi/thanh-vien', { key: 'members:toast.invited', values });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function Invite() {
  const { t } = useT('members');
  const href = useHref();
  const [form, fields] = useAppForm(inviteMemberSchema, {
    lastResult: useActionData<typeof action>(),
    defaultValue: { roles: ['member'] },
    id: 'invite',
  });
  return (
    <Page width="form">
      <PageHeader
        title={t('invite.title')}
        lead={t('invite.lead')}
        breadcrumbs={[{ to: '/don-vi/thanh-vien', label: t('list.title') }]}
      />
      <AppForm form={form} action={href('/don-vi/thanh-vien/moi')}>
        <TextField
          meta={fields.email}
          label={t('invite.email')}
          hint={t('invite.emailHint')}
          type="email"
          autoComplete="off"
          spellCheck={false}
        />
        <CheckboxGroup
          meta={fields.roles}
          label={t('invite.roles')}
          hint={t('invite.rolesHint')}
          required
          options={invitableRoles.map((value) => ({
            value,
            label: t(`role.${value}.label`),
            hint: t(`role.${value}.may`),
          }))}
        />
        <TextArea meta={fields.message} label={t('invite.message')} hint={t('invite.messageHint')} rows={3} />
        <FormActions>
          <Submit>{t('invite.submit')}</Submit>
          <ButtonLink variant="quiet" to="/don-vi/thanh-vien">
            {t('common:action.back')}
          </ButtonLink>
        </FormActions>
      </AppForm>
    </Page>
  );
}
