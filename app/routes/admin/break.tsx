import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Moment } from '#app/components/deadline.tsx';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Money } from '#app/components/money.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { Day } from '#app/components/pilots/day.tsx';
import { StatusBadge } from '#app/components/status-badge.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { Fact, Facts, Section } from '#app/components/ui/section.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { requireBreak } from '#app/domain/reconciliation/break.queries.server.ts';
import { closeBreak } from '#app/domain/reconciliation/close-break.server.ts';
import { closeBreakSchema } from '#app/domain/reconciliation/reconciliation.schema.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['reconciliation', 'payments'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const found = await requireBreak(actor, params.breakId ?? '');
  return { page: { title: getT(request, 'reconciliation')(`breakKind.${found.kind}`) }, found };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const submission = await parseForm(request, closeBreakSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    await closeBreak(actor, { breakId: params.breakId ?? '', explanation: submission.value.explanation });
    return await redirectWithToast(request, '/dieu-phoi/doi-soat/chenh-lech', { key: 'reconciliation:toast.closed' });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function Break() {
  const { t } = useT('reconciliation', 'payments');
  const { page, found } = useLoaderData<typeof loader>();
  const { line } = found;
  return (
    <Page width="form">
      <PageHeader
        title={page.title}
        status={<StatusBadge machine="reconciliation_break" status={found.status} />}
        breadcrumbs={[
          { to: '/dieu-phoi/doi-soat', label: t('desk.title') },
          { to: '/dieu-phoi/doi-soat/chenh-lech', label: t('breaks.title') },
        ]}
      />
      <Facts>
        <Fact name={t('break.rail')}>{t(`payments:rail.${found.rail}`)}</Fact>
        <Fact name={t('break.amount')}>{found.amountVnd === null ? null : <Money vnd={found.amountVnd} />}</Fact>
        <Fact name={t('break.expected')}>{found.expectedVnd === null ? null : <Money vnd={found.expectedVnd} />}</Fact>
        <Fact name={t('break.line')}>
          {line ? (
            <>
              <Day on={line.bookedOn} /> · {line.bankReference} {line.counterpartyName}
              <span className="block break-words">{line.description}</span>
            </>
          ) : null}
        </Fact>
        <Fact name={t('break.statement')}>
          {found.statementId ? (
            <Link to={`/dieu-phoi/doi-soat/sao-ke/${found.statementId}`}>{t('preview.open')}</Link>
          ) : null}
        </Fact>
        <Fact name={t('break.contract')}>
          {found.contractId ? <Link to={`/hop-dong/${found.contractId}`}>{found.contractCode}</Link> : null}
        </Fact>
        <Fact name={t('break.since')}>
          <Moment at={found.openedAt} />
        </Fact>
        <Fact name={t('break.explanation')}>{found.explanation}</Fact>
        <Fact name={t('break.closedBy')}>
          {found.closedAt ? (
            <>
              {found.closerName}, <Moment at={found.closedAt} />
            </>
          ) : null}
        </Fact>
      </Facts>
      {found.status === 'open' ? <Close /> : null}
    </Page>
  );
}

function Close() {
  const { t } = useT('reconciliation');
  const { found } = useLoaderData<typeof loader>();
  const href = useHref();
  const [form, fields] = useAppForm(closeBreakSchema, { lastResult: useActionData<typeof action>(), id: 'close' });
  return (
    <Section title={t('break.close')} lead={t('break.posts')}>
      <AppForm form={form} action={href(`/dieu-phoi/doi-soat/chenh-lech/${found.id}`)}>
        <TextArea meta={fields.explanation} label={t('break.explanation')} hint={t('break.hint')} rows={4} required />
        <FormActions>
          <Submit>{t('break.submit')}</Submit>
        </FormActions>
      </AppForm>
    </Section>
  );
}
