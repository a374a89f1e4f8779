import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { CheckboxGroup } from '#app/components/ui/checkbox-group.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { desks } from '#app/domain/kernel/actor.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { requireMember } from '#app/domain/members/member.queries.server.ts';
import { giveDesks } from '#app/domain/staff/give-desks.server.ts';
import { canAdminister } from '#app/domain/staff/staff.policy.ts';
import { giveDesksSchema } from '#app/domain/staff/staff.schema.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['staff', 'organizations'] };

async function requireOfficer(request: Request, userId: string | undefined) {
  const actor = await requireActor(request);
  assertAllowed(canAdminister(actor));
  return { actor, officer: await requireMember(actor, userId ?? '') };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { officer } = await requireOfficer(request, params.userId);
  const { userId, name } = officer;
  return { page: { title: getT(request, 'staff')('desks.title', { name }) }, userId, held: officer.desks };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { actor, officer } = await requireOfficer(request, params.userId);
  const submission = await parseForm(request, giveDesksSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    await giveDesks(actor, { userId: officer.userId, desks: submission.value.desks });
  } catch (error) {
    return failed(submission, error);
  }
  const values = { name: officer.name };
  return redirectWithToast(request, '/dieu-phoi/can-bo', { key: 'staff:toast.desks', values });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function OfficerDesks() {
  const { t, lookup } = useT('staff', 'organizations');
  const href = useHref();
  const { page, userId, held } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm(giveDesksSchema, {
    lastResult: useActionData<typeof action>(),
    defaultValue: { desks: held },
    id: 'desks',
  });
  return (
    <Page width="form">
      <PageHeader
        title={page.title}
        lead={t('desks.lead')}
        breadcrumbs={[{ to: '/dieu-phoi/can-bo', label: t('officers.title') }]}
      />
      <AppForm form={form} action={href(`/dieu-phoi/can-bo/${userId}`)}>
        <CheckboxGroup
          meta={fields.desks}
          label={t('desks.field')}
          options={desks.map((value) => ({
            value,
            label: lookup(`organizations:desk.${value}`),
            hint: t(`desk.${value}`),
          }))}
        />
        <FormActions>
          <Submit>{t('desks.submit')}</Submit>
          <ButtonLink variant="quiet" to="/dieu-phoi/can-bo">
            {t('common:action.back')}
          </ButtonLink>
        </FormActions>
      </AppForm>
    </Page>
  );
}
