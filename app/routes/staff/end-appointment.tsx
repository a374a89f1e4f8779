import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Consequence } from '#app/components/consequence.tsx';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { requireAppointment } from '#app/domain/staff/appointment.queries.server.ts';
import { endAppointment } from '#app/domain/staff/end-appointment.server.ts';
import { endAppointmentSchema } from '#app/domain/staff/staff.schema.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['staff'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { id, name, role } = await requireAppointment(actor, params.appointmentId ?? '');
  const t = getT(request, 'staff');
  return { page: { title: t('end.title', { name, role: t(`role.${role}`) }) }, id, name };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const { id } = await requireAppointment(actor, params.appointmentId ?? '');
  const submission = await parseForm(request, endAppointmentSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    const values = await endAppointment(actor, { appointmentId: id, ...submission.value });
    return await redirectWithToast(request, '/dieu-phoi/trong-tai', { key: 'staff:toast.ended', values });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function EndAppointment() {
  const { t } = useT('staff');
  const href = useHref();
  const { page, id, name } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm(endAppointmentSchema, { lastResult: useActionData<typeof action>(), id: 'end' });
  return (
    <Page width="form">
      <PageHeader title={page.title} breadcrumbs={[{ to: '/dieu-phoi/trong-tai', label: t('arbiters.title') }]} />
      <Consequence undoable effects={[t('end.effect', { name })]} recorded={[t('end.recorded', { name })]} />
      <AppForm form={form} action={href(`/dieu-phoi/trong-tai/${id}`)}>
        <TextArea meta={fields.reason} label={t('end.reason')} rows={3} />
        <FormActions>
          <Submit variant="danger">{t('end.submit')}</Submit>
          <ButtonLink variant="quiet" to="/dieu-phoi/trong-tai">
            {t('common:action.back')}
          </ButtonLink>
        </FormActions>
      </AppForm>
    </Page>
  );
}
