import { Form } from '@remix-run/react';
import { Download } from 'lucide-react';
import { useId } from 'react';
import { Moment } from '#app/components/deadline.tsx';
import { FilterLinks } from '#app/components/filter-links.tsx';
import { Money } from '#app/components/money.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { controlLook } from '#app/components/ui/field-frame.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { Table } from '#app/components/ui/table.tsx';
import type { AccountKind, TransferKind } from '#app/domain/ledger/ledger.chart.ts';
import { type StatementQuery, writeStatementQuery } from '#app/domain/ledger/statement.schema.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';

export type ShownStatement = {
  query: StatementQuery;
  accounts: readonly {
    kind: AccountKind;
    openingVnd: bigint;
    debitVnd: bigint;
    creditVnd: bigint;
    closingVnd: bigint;
  }[];
  lines: readonly Line[];
  cut: boolean;
};

type Line = {
  entryId: string;
  transferKind: TransferKind;
  postedAt: Date;
  contractId: string | null;
  contractCode: string | null;
  milestonePosition: number | null;
  accountKind: AccountKind;
  organizationName: string | null;
  side: 'debit' | 'credit';
  amountVnd: bigint;
  balanceAfterVnd: bigint;
};

type StatementProps = {
  statement: ShownStatement;
  /** Page of the statement, without language and query. */
  address: string;
  /** Parts of the query that belong to the page itself, such as whose accounts. */
  more?: Record<string, string>;
  /** A statement of one contract need not name it on each line. */
  withContracts?: boolean;
};

/** Period, sums by kind of account, entries, and the same as files. */
export function Statement({ statement, address, more = {}, withContracts }: StatementProps) {
  const { t } = useT('books', 'payments');
  const { query, accounts } = statement;
  return (
    <>
      <Period query={query} address={address} more={more} />
      <Section
        title={t('sums.title')}
        lead={t('sums.lead')}
        aside={<Downloads query={query} address={address} more={more} />}
      >
        {accounts.length === 0 ? (
          <p>{t('sums.empty')}</p>
        ) : (
          <Table
            caption={t('sums.title')}
            rows={accounts}
            rowKey={(row) => row.kind}
            columns={[
              { key: 'account', heading: t('file.account'), cell: (row) => t(`payments:account.${row.kind}`) },
              {
                key: 'opening',
                heading: t('file.opening'),
                numeric: true,
                cell: (row) => <Money vnd={row.openingVnd} />,
              },
              { key: 'debit', heading: t('file.debit'), numeric: true, cell: (row) => <Money vnd={row.debitVnd} /> },
              { key: 'credit', heading: t('file.credit'), numeric: true, cell: (row) => <Money vnd={row.creditVnd} /> },
              {
                key: 'closing',
                heading: t('file.closing'),
                numeric: true,
                cell: (row) => (
                  <strong>
                    <Money vnd={row.closingVnd} />
                  </strong>
                ),
              },
            ]}
          />
        )}
      </Section>
      {accounts.length > 0 ? (
        <Section title={t('entries.title')} lead={t('entries.lead')}>
          <FilterLinks
            label={t('entries.filter')}
            links={[
              {
                to: address + writeStatementQuery({ ...query, account: null }, more),
                label: t('entries.all'),
                current: query.account === null,
              },
              ...accounts.map(({ kind }) => ({
                to: address + writeStatementQuery({ ...query, account: kind }, more),
                label: t(`payments:account.${kind}`),
                current: query.account === kind,
              })),
            ]}
          />
          <Entries statement={statement} withContracts={withContracts} />
        </Section>
      ) : null}
    </>
  );
}

type PartProps = { query: StatementQuery; address: string; more: Record<string, string> };

function Period({ query, address, more }: PartProps) {
  const { t } = useT('books');
  const href = useHref();
  const id = useId();
  const hidden = { ...more, ...(query.account && { 'tai-khoan': query.account }) };
  return (
    <Form
      method="get"
      action={href(address)}
      aria-label={t('period.title')}
      className="flex flex-wrap items-end gap-4 print:hidden"
      key={`${query.from}${query.to}`}
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {(['from', 'to'] as const).map((end) => (
        <label key={end} htmlFor={`${id}-${end}`} className="block font-bold">
          {t(`period.${end}`)}
          <input
            id={`${id}-${end}`}
            type="date"
            name={end === 'from' ? 'tu' : 'den'}
            defaultValue={query[end] ?? ''}
            className={`${controlLook} mt-1.5 block font-normal`}
          />
        </label>
      ))}
      <Button>{t('period.show')}</Button>
    </Form>
  );
}

function Downloads({ query, address, more }: PartProps) {
  const { t } = useT('books');
  return (
    <span className="flex flex-wrap gap-x-4 print:hidden">
      {(['csv', 'xlsx'] as const).map((format) => (
        <ButtonLink
          key={format}
          variant="quiet"
          icon={<Download aria-hidden="true" className="size-4" />}
          to={`${address}/tep${writeStatementQuery(query, { ...more, dang: format })}`}
          reloadDocument
        >
          {t(`file.download.${format}`)}
        </ButtonLink>
      ))}
    </span>
  );
}

function Entries({ statement, withContracts }: { statement: ShownStatement; withContracts?: boolean }) {
  const { t } = useT('books', 'payments');
  const where = (row: Line) =>
    row.milestonePosition ? t('entries.milestone', { position: row.milestonePosition }) : '';
  return (
    <>
      {statement.cut ? (
        <p className="mb-4 max-w-reading">{t('entries.cut', { count: statement.lines.length })}</p>
      ) : null}
      {statement.lines.length === 0 ? (
        <p>{t('entries.empty')}</p>
      ) : (
        <Table
          caption={t('entries.title')}
          rows={statement.lines}
          rowKey={(row) => row.entryId}
          columns={[
            {
              key: 'what',
              heading: t('file.movement'),
              cell: (row) => (
                <>
                  {t(`payments:transfer.${row.transferKind}`)}
                  <span className="block text-sm font-normal text-muted">
                    {withContracts && row.contractId ? (
                      <>
                        <Link to={`/hop-dong/${row.contractId}`}>{row.contractCode}</Link>
                        {' · '}
                      </>
                    ) : null}
                    {where(row) ? `${where(row)} · ` : ''}
                    <Moment at={row.postedAt} />
                  </span>
                </>
              ),
            },
            {
              key: 'account',
              heading: t('file.account'),
              cell: (row) => (
                <span>
                  {t(`payments:account.${row.accountKind}`)}
                  {row.organizationName ? (
                    <span className="block text-sm text-muted">{row.organizationName}</span>
                  ) : null}
                </span>
              ),
            },
            {
              key: 'debit',
              heading: t('payments:side.debit'),
              numeric: true,
              cell: (row) => (row.side === 'debit' ? <Money vnd={row.amountVnd} /> : null),
            },
            {
              key: 'credit',
              heading: t('payments:side.credit'),
              numeric: true,
              cell: (row) => (row.side === 'credit' ? <Money vnd={row.amountVnd} /> : null),
            },
            {
              key: 'balance',
              heading: t('file.balance'),
              numeric: true,
              cell: (row) => <Money vnd={row.balanceAfterVnd} />,
            },
          ]}
        />
      )}
    </>
  );
}
