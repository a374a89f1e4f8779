import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { Moment } from '#app/components/deadline.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { Table } from '#app/components/ui/table.tsx';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { listDeadJobs } from '#app/domain/operations/dead-jobs.queries.server.ts';
import { type ErrorKind, errorKindOf } from '#app/domain/operations/error-kind.policy.ts';
import { retryJobsSchema } from '#app/domain/operations/job.schema.ts';
import { retryJobs } from '#app/domain/operations/retry-jobs.server.ts';
import { parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['operations'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { jobs, ...rest } = await listDeadJobs(actor);
  return {
    page: { title: getT(request, 'operations')('title') },
    ...rest,
    jobs: jobs.map(({ createdAt, failedAt, ...job }) => ({
      ...job,
      createdAt: createdAt.toISOString(),
      failedAt: failedAt.toISOString(),
      kind: errorKindOf(job.lastError),
    })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const submission = await parseForm(request, retryJobsSchema);
  if (submission.status !== 'success') throw new DomainError('not_found');
  const count = await retryJobs(actor, submission.value);
  return redirectWithToast(request, '/dieu-phoi/viec-nen', { key: 'operations:toast.retried', values: { count } });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function BackgroundJobs() {
  const { t, lookup } = useT('operations');
  const { kinds, jobs, waiting, retrying } = useLoaderData<typeof loader>();
  const nameOf = (name: string) => lookup.first([`operations:job.${name}`]) ?? name;
  return (
    <Page>
      <PageHeader title={t('title')} lead={t('lead')} meta={t('queue', { waiting, retrying })} />
      {kinds.length === 0 ? (
        <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>
      ) : (
        <>
          <Section title={t('kinds')}>
            <Table
              caption={t('kinds')}
              rows={kinds}
              rowKey={({ name }) => name}
              columns={[
                { key: 'name', heading: t('column.name'), cell: ({ name }) => nameOf(name) },
                { key: 'count', heading: t('column.count'), cell: ({ count }) => count, numeric: true },
                {
                  key: 'retry',
                  heading: t('column.act'),
                  cell: ({ name }) => (
                    <Retry
                      field="name"
                      value={name}
                      label={t('retryAllOf', { name: nameOf(name) })}
                      words={t('retryAll')}
                    />
                  ),
                },
              ]}
            />
          </Section>
          <Section title={t('jobs')} lead={t('jobsLead')}>
            <ul>
              {jobs.map((job) => (
                <Dead key={job.id} job={job} name={nameOf(job.name)} />
              ))}
            </ul>
          </Section>
        </>
      )}
    </Page>
  );
}

type DeadProps = {
  job: { id: string; name: string; attempts: number; failedAt: string; lastError: string; kind: ErrorKind };
  name: string;
};

function Dead({ job, name }: DeadProps) {
  const { t } = useT('operations');
  return (
    <li className="border-t border-line py-5">
      <h3 className="text-base">
        {name} <span className="font-normal text-muted">#{job.id}</span>
      </h3>
      <p className="mt-1 text-sm text-muted">
        {t('failed', { count: job.attempts })} <Moment at={job.failedAt} />
      </p>
      <p className="mt-2 max-w-reading">{t(`error.${job.kind}`)}</p>
      <details className="mt-2">
        <summary className="inline-flex min-h-9 items-center text-sea underline underline-offset-[0.2em]">
          {t('technical')}
        </summary>
        <p className="written mt-1 max-w-reading font-mono text-sm">{job.lastError.slice(0, 2_000)}</p>
      </details>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <Retry field="jobId" value={job.id} label={t('retryOf', { name, id: job.id })} words={t('retry')} />
        <ButtonLink to={`/dieu-phoi/viec-nen/${job.id}/bo`} variant="quiet">
          {t('discard')}
        </ButtonLink>
      </div>
    </li>
  );
}

function Retry({
  field,
  value,
  label,
  words,
}: {
  field: 'jobId' | 'name';
  value: string;
  label: string;
  words: string;
}) {
  const href = useHref();
  return (
    <Form method="post" action={href('/dieu-phoi/viec-nen')}>
      <input type="hidden" name={field} value={value} />
      <Button aria-label={label}>{words}</Button>
    </Form>
  );
}
