import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/empty-state.tsx';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { RadioGroup } from '#app/components/ui/choice.tsx';
import { TextArea, TextField } from '#app/components/ui/field.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { Table } from '#app/components/ui/table.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { appoint } from '#app/domain/staff/appoint.server.ts';
import { listAppointments } from '#app/domain/staff/appointment.queries.server.ts';
import { canAdminister } from '#app/domain/staff/staff.policy.ts';
import { appointedRoles, appointSchema } from '#app/domain/staff/staff.schema.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { formatDate } from '#app/i18n/format.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['staff'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  return { page: { title: getT(request, 'staff')('arbiters.title') }, rows: await listAppointments(actor) };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  assertAllowed(canAdminister(actor));
  const submission = await parseForm(request, appointSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    const values = await appoint(actor, submission.value);
    return await redirectWithToast(request, '/dieu-phoi/trong-tai', { key: 'staff:toast.appointed', values });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function Arbiters() {
  const { t, lang } = useT('staff');
  const href = useHref();
  const { page, rows } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm(appointSchema, { lastResult: useActionData<typeof action>(), id: 'appoint' });
  return (
    <Page>
      <PageHeader title={page.title} lead={t('arbiters.lead')} />
      {rows.length === 0 ? (
        <EmptyState title={t('arbiters.emptyTitle')}>{t('arbiters.emptyText')}</EmptyState>
      ) : (
        <Table
          caption={t('arbiters.caption')}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'name',
              heading: t('arbiters.name'),
              cell: ({ name, email }) => (
                <>
                  {name}
                  <span className="block text-sm font-normal wrap-anywhere text-muted">{email}</span>
                </>
              ),
            },
            {
              key: 'role',
              heading: t('arbiters.role'),
              cell: ({ role, reason }) => (
                <>
                  {t(`role.${role}`)}
                  <span className="block text-sm text-muted">{reason}</span>
                </>
              ),
            },
            { key: 'since', heading: t('arbiters.since'), cell: ({ since }) => formatDate(since, lang) },
            { key: 'by', heading: t('arbiters.by'), cell: ({ appointedBy }) => appointedBy },
            {
              key: 'end',
              heading: t('arbiters.end'),
              stacked: true,
              cell: ({ id, name, role }) => (
                <Link
                  to={`/dieu-phoi/trong-tai/${id}`}
                  aria-label={t('arbiters.endOf', { name, role: t(`role.${role}`) })}
                >
                  {t('arbiters.end')}
                </Link>
              ),
            },
          ]}
        />
      )}
      <Section title={t('arbiters.new')}>
        <AppForm form={form} action={href('/dieu-phoi/trong-tai')}>
          <TextField
            meta={fields.email}
            label={t('arbiters.email')}
            hint={t('arbiters.emailHint')}
            type="email"
            autoComplete="off"
          />
          <RadioGroup
            meta={fields.role}
            label={t('arbiters.field')}
            options={appointedRoles.map((value) => ({ value, label: t(`role.${value}`) }))}
          />
          <TextArea meta={fields.reason} label={t('arbiters.reason')} hint={t('arbiters.reasonHint')} rows={3} />
          <FormActions>
            <Submit>{t('arbiters.submit')}</Submit>
          </FormActions>
        </AppForm>
      </Section>
    </Page>
  );
}
