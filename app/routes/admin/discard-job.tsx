import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Consequence } from '#app/components/consequence.tsx';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { listDeadJobs } from '#app/domain/operations/dead-jobs.queries.server.ts';
import { discardJob } from '#app/domain/operations/discard-job.server.ts';
import { discardJobSchema } from '#app/domain/operations/job.schema.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getLookup, getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['operations'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { jobs } = await listDeadJobs(actor);
  const job = requireFound(jobs.find(({ id }) => id === params.jobId));
  const name = getLookup(request).first([`operations:job.${job.name}`]) ?? job.name;
  return { page: { title: getT(request, 'operations')('discardTitle', { name }) }, jobId: job.id };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const submission = await parseForm(request, discardJobSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    await discardJob(actor, submission.value);
  } catch (error) {
    return failed(submission, error);
  }
  return redirectWithToast(request, '/dieu-phoi/viec-nen', { key: 'operations:toast.discarded' });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function DiscardJob() {
  const { t } = useT('operations');
  const href = useHref();
  const { page, jobId } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm(discardJobSchema, { id: 'discard', lastResult: useActionData<typeof action>() });
  return (
    <Page width="form">
      <PageHeader title={page.title} breadcrumbs={[{ to: '/dieu-phoi/viec-nen', label: t('title') }]} />
      <Consequence effects={[t('discardEffect')]} recorded={[t('discardRecorded')]} />
      <AppForm form={form} action={href(`/dieu-phoi/viec-nen/${jobId}/bo`)}>
        <input type="hidden" name="jobId" value={jobId} />
        <TextArea meta={fields.reason} label={t('reason')} required rows={3} />
        <FormActions>
          <Submit variant="danger">{t('discard')}</Submit>
          <ButtonLink to="/dieu-phoi/viec-nen" variant="quiet">
            {t('common:action.cancel')}
          </ButtonLink>
        </FormActions>
      </AppForm>
    </Page>
  );
}
