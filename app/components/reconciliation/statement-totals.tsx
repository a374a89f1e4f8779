import { useT } from '#app/i18n/hooks.ts';
import { Money } from '../money.tsx';
import { Day } from '../pilots/day.tsx';
import { Fact, Facts } from '../ui/section.tsx';

type Props = {
  account: string;
  firstOn: string;
  lastOn: string;
  openingVnd: bigint;
  creditVnd: bigint;
  debitVnd: bigint;
  closingVnd: bigint;
};

/** The totals of a statement, to be compared with the bank's own. */
export function StatementTotals(totals: Props) {
  const { t } = useT('reconciliation');
  const amounts = [
    ['opening', totals.openingVnd],
    ['credit', totals.creditVnd],
    ['debit', totals.debitVnd],
    ['closing', totals.closingVnd],
  ] as const;
  return (
    <Facts columns={2}>
      <Fact name={t('preview.account')}>{totals.account}</Fact>
      <Fact name={t('statementList.period')}>
        <Day on={totals.firstOn} /> – <Day on={totals.lastOn} />
      </Fact>
      {amounts.map(([name, vnd]) => (
        <Fact key={name} name={t(`statementList.${name}`)}>
          <Money vnd={vnd} />
        </Fact>
      ))}
    </Facts>
  );
}
