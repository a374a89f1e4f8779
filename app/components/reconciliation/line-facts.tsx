import { useT } from '#app/i18n/hooks.ts';
import { Money } from '../money.tsx';
import { Day } from '../pilots/day.tsx';
import { Fact, Facts } from '../ui/section.tsx';

export type ShownLine = {
  bookedOn: string;
  side: 'credit' | 'debit';
  amountVnd: bigint;
  description: string;
  bankReference: string;
  counterpartyName: string;
  counterpartyAccount: string;
  counterpartyBank: string;
};

/** A line of a statement in the bank's own words. */
export function LineFacts({ line }: { line: ShownLine }) {
  const { t } = useT('reconciliation');
  const party = [line.counterpartyName, line.counterpartyAccount, line.counterpartyBank].filter(Boolean).join(' · ');
  return (
    <Facts>
      <Fact name={t('line.on')}>
        <Day on={line.bookedOn} />
      </Fact>
      <Fact name={t(line.side === 'credit' ? 'line.credit' : 'line.debit')}>
        <strong>
          <Money vnd={line.amountVnd} />
        </strong>
      </Fact>
      <Fact name={t('line.description')}>
        <span className="break-words">{line.description || t('line.none')}</span>
      </Fact>
      <Fact name={t('line.counterparty')}>{party || t('line.none')}</Fact>
      <Fact name={t('line.reference')}>{line.bankReference || t('line.none')}</Fact>
    </Facts>
  );
}
