import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Consequence } from '#app/components/consequence.tsx';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { OpenDuties } from '#app/components/members/open-duties.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Checkbox } from '#app/components/ui/choice.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { openDuties } from '#app/domain/flows/member-duties.queries.server.ts';
import { leaveOrganization } from '#app/domain/members/leave-organization.server.ts';
import { canLeave } from '#app/domain/members/member.policy.ts';
import { organizationFacts } from '#app/domain/members/member.queries.server.ts';
import { leaveOrganizationSchema } from '#app/domain/members/member.schema.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['members', 'tasks'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const decision = canLeave(actor, await organizationFacts(actor));
  const { organizationName: organization } = actor;
  return {
    page: { title: getT(request, 'members')('leave.title', { organization }) },
    organization,
    refused: decision.allowed ? null : decision.reason,
    duties: await openDuties(actor, actor.userId),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const submission = await parseForm(request, leaveOrganizationSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    await leaveOrganization(actor);
  } catch (error) {
    return failed(submission, error);
  }
  const values = { organization: actor.organizationName };
  return redirectWithToast(request, '/to-chuc', { key: 'members:toast.left', values });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function Leave() {
  const { t, lookup } = useT('members');
  const href = useHref();
  const { page, organization, refused, duties } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm(leaveOrganizationSchema, {
    lastResult: useActionData<typeof action>(),
    id: 'leave',
  });
  const header = <PageHeader title={page.title} breadcrumbs={[{ to: '/don-vi/thanh-vien', label: t('list.title') }]} />;
  if (refused) {
    return (
      <Page width="form">
        {header}
        <Notice kind="warning" title={t('leave.cannot')}>
          {lookup(`errors:denied.${refused}`)}
        </Notice>
        {refused === 'last_owner' ? (
          <p className="mt-6">
            <ButtonLink to="/don-vi/thanh-vien/chuyen-quyen">{t('leave.toTransfer')}</ButtonLink>
          </p>
        ) : null}
      </Page>
    );
  }
  return (
    <Page width="form">
      {header}
      <OpenDuties duties={duties} />
      <Consequence
        undoable
        effects={[t('leave.effectAccess', { organization }), t('leave.effectRecord'), t('leave.effectBack')]}
        recorded={[t('leave.recorded')]}
      />
      <AppForm form={form} action={href('/don-vi/thanh-vien/roi-di')}>
        <Checkbox meta={fields.confirmed} label={t('leave.confirm', { organization })} />
        <FormActions>
          <Submit variant="danger">{t('leave.submit')}</Submit>
          <ButtonLink variant="quiet" to="/don-vi/thanh-vien">
            {t('common:action.back')}
          </ButtonLink>
        </FormActions>
      </AppForm>
    </Page>
  );
}
