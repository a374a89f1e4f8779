import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Consequence } from '#app/components/consequence.tsx';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { OpenDuties } from '#app/components/members/open-duties.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { requireRemovalPage } from '#app/domain/flows/member-duties.queries.server.ts';
import { removeMemberSchema } from '#app/domain/members/member.schema.ts';
import { removeMember } from '#app/domain/members/remove-member.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['members', 'tasks'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { member, duties } = await requireRemovalPage(actor, params.userId ?? '');
  const { organizationName: organization } = actor;
  return {
    page: { title: getT(request, 'members')('remove.title', { name: member.name, organization }) },
    userId: member.userId,
    name: member.name,
    duties,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const submission = await parseForm(request, removeMemberSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    const { name } = await removeMember(actor, { userId: params.userId ?? '', ...submission.value });
    return await redirectWithToast(request, '/don-vi/thanh-vien', { key: 'members:toast.removed', values: { name } });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function MemberRemove() {
  const { t } = useT('members');
  const href = useHref();
  const { page, userId, name, duties } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm(removeMemberSchema, { lastResult: useActionData<typeof action>(), id: 'remove' });
  return (
    <Page width="form">
      <PageHeader title={page.title} breadcrumbs={[{ to: '/don-vi/thanh-vien', label: t('list.title') }]} />
      <OpenDuties duties={duties} />
      <Consequence
        undoable
        effects={[t('remove.effectAccess', { name }), t('remove.effectRecord', { name }), t('remove.effectBack')]}
        recorded={[t('remove.recorded', { name })]}
      />
      <AppForm form={form} action={href(`/don-vi/thanh-vien/${userId}/cho-roi`)}>
        <TextArea meta={fields.reason} label={t('remove.reason')} hint={t('remove.reasonHint', { name })} rows={3} />
        <FormActions>
          <Submit variant="danger">{t('remove.submit')}</Submit>
          <ButtonLink variant="quiet" to="/don-vi/thanh-vien">
            {t('common:action.back')}
          </ButtonLink>
        </FormActions>
      </AppForm>
    </Page>
  );
}
