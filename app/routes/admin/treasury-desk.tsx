import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Moment } from '#app/components/deadline.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { Money } from '#app/components/money.tsx';
import { Day } from '#app/components/pilots/day.tsx';
import { DeskPage } from '#app/components/reconciliation/desk-page.tsx';
import { ImportForm } from '#app/components/reconciliation/import-form.tsx';
import { Standing } from '#app/components/reconciliation/standing.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { Table } from '#app/components/ui/table.tsx';
import { keepStatementFile } from '#app/domain/reconciliation/import-statement.server.ts';
import { statementFileSchema } from '#app/domain/reconciliation/reconciliation.schema.ts';
import { treasuryDesk } from '#app/domain/reconciliation/statement.queries.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { langOf, localizedPath } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['reconciliation', 'payments'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const desk = await treasuryDesk(actor);
  return { page: { title: getT(request, 'reconciliation')('desk.title') }, ...desk };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const submission = await parseForm(request, statementFileSchema, { bytes: 6_000_000 });
  if (submission.status !== 'success') return invalid(submission, { hide: ['file'] });
  const { file, format } = submission.value;
  let fileId: string;
  try {
    const bytes = Buffer.from(await file.arrayBuffer());
    fileId = await keepStatementFile(actor, {
      name: file.name.slice(0, 200),
      bytes,
      profile: format === 'auto' ? null : format,
    });
  } catch (error) {
    return failed(submission, error, { hide: ['file'] });
  }
  return redirect(localizedPath(langOf(request), `/dieu-phoi/doi-soat/tep/${fileId}`));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function TreasuryDesk() {
  const { t } = useT('reconciliation', 'payments');
  const { page, counts, invented } = useLoaderData<typeof loader>();
  return (
    <DeskPage part="statements" title={page.title} lead={t('desk.lead')} counts={counts}>
      {invented ? <Notice kind="warning">{t('desk.invented')}</Notice> : null}
      <Section title={t('import.title')} lead={t('import.lead')}>
        <ImportForm lastResult={useActionData<typeof action>()} />
      </Section>
      <Standing {...useLoaderData<typeof loader>()} />
      <Statements />
      <Holdings />
      <Runs />
    </DeskPage>
  );
}

function Statements() {
  const { t } = useT('reconciliation', 'payments');
  const { statements } = useLoaderData<typeof loader>();
  return (
    <Section title={t('statementList.title')}>
      {statements.length === 0 ? (
        <EmptyState title={t('statementList.empty')}>{t('statementList.emptyText')}</EmptyState>
      ) : (
        <Table
          caption={t('statementList.title')}
          rows={statements}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'period',
              heading: t('statementList.period'),
              cell: (row) => (
                <>
                  <Link to={`/dieu-phoi/doi-soat/sao-ke/${row.id}`}>
                    <Day on={row.firstOn} /> – <Day on={row.lastOn} />
                  </Link>
                  <span className="block text-sm font-normal text-muted">
                    {t('statementList.linesNew', { all: row.lineCount, fresh: row.newLineCount })}
                  </span>
                </>
              ),
            },
            {
              key: 'credit',
              heading: t('statementList.credit'),
              numeric: true,
              cell: (row) => <Money vnd={row.creditVnd} />,
            },
            {
              key: 'debit',
              heading: t('statementList.debit'),
              numeric: true,
              cell: (row) => <Money vnd={row.debitVnd} />,
            },
            {
              key: 'closing',
              heading: t('statementList.closing'),
              numeric: true,
              cell: (row) => <Money vnd={row.closingVnd} />,
            },
            {
              key: 'by',
              heading: t('statementList.by'),
              cell: (row) => (
                <>
                  {row.postedByName}
                  <span className="block text-sm text-muted">
                    <Moment at={row.postedAt} />
                  </span>
                </>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}

function Holdings() {
  const { t } = useT('reconciliation', 'payments');
  const { holdings } = useLoaderData<typeof loader>();
  return (
    <Section title={t('desk.holdings')} lead={t('desk.holdingsLead')}>
      {holdings.length === 0 ? (
        <p className="text-muted">{t('desk.noHoldings')}</p>
      ) : (
        <Table
          caption={t('desk.holdings')}
          rows={holdings}
          rowKey={(row) => row.contractId}
          columns={[
            {
              key: 'contract',
              heading: t('desk.contract'),
              cell: (row) => <Link to={`/hop-dong/${row.contractId}`}>{row.code}</Link>,
            },
            { key: 'rail', heading: t('desk.rail'), cell: (row) => t(`payments:rail.${row.rail}`) },
            {
              key: 'amount',
              heading: t('desk.amount'),
              numeric: true,
              cell: (row) => <Money vnd={row.amountVnd} />,
            },
            {
              key: 'days',
              heading: t('desk.days'),
              numeric: true,
              cell: (row) => (
                <>
                  {row.days} {row.alert ? <strong>· {t(`desk.alert.${row.alert}`)}</strong> : null}
                </>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}

function Runs() {
  const { t } = useT('reconciliation', 'payments');
  const { runs } = useLoaderData<typeof loader>();
  if (runs.length === 0) return null;
  return (
    <Section title={t('desk.runs')}>
      <Table
        caption={t('desk.runs')}
        rows={runs}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'rail',
            heading: t('desk.rail'),
            cell: (row) => (
              <>
                {t(`payments:rail.${row.rail}`)}
                <span className="block text-sm font-normal text-muted">
                  <Moment at={row.ranAt} />
                </span>
              </>
            ),
          },
          {
            key: 'ledger',
            heading: t('desk.runLedger'),
            numeric: true,
            cell: (row) => <Money vnd={row.ledgerVnd} />,
          },
          {
            key: 'provider',
            heading: t('desk.runProvider'),
            numeric: true,
            cell: (row) => (row.providerVnd === null ? t('desk.noStatement') : <Money vnd={row.providerVnd} />),
          },
          {
            key: 'result',
            heading: t('desk.runResult'),
            cell: (row) => t(row.agrees ? 'desk.runAgrees' : 'desk.runDiffers'),
          },
        ]}
      />
    </Section>
  );
}
