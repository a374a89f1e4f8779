import { useT } from '#app/i18n/hooks.ts';
import { Money } from '../money.tsx';
import { Notice } from '../ui/notice.tsx';
import { Fact, Facts, Section } from '../ui/section.tsx';

type Props = {
  bank: {
    ledgerVnd: bigint;
    providerVnd: bigint | null;
    unexplainedVnd: bigint;
    unmatchedLines: number;
    agrees: boolean;
  };
  account: { bankName: string; account: string; accountName: string } | null;
};

/** Whether books and bank agree at this moment, and if not, by what. */
export function Standing({ bank, account }: Props) {
  const { t } = useT('reconciliation');
  return (
    <Section title={t('desk.standing')}>
      <Facts columns={2}>
        <Fact name={t('desk.account')}>
          {account ? (
            <>
              {account.account} · {account.bankName}
              <span className="block text-sm text-muted">{account.accountName}</span>
            </>
          ) : null}
        </Fact>
        <Fact name={t('desk.ledger')}>
          <Money vnd={bank.ledgerVnd} />
        </Fact>
        <Fact name={t('desk.bank')}>
          {bank.providerVnd === null ? t('desk.noStatement') : <Money vnd={bank.providerVnd} />}
        </Fact>
        {bank.unexplainedVnd > 0n ? (
          <Fact name={t('desk.unexplained')}>
            <Money vnd={bank.unexplainedVnd} />
          </Fact>
        ) : null}
        {bank.unmatchedLines > 0 ? <Fact name={t('desk.unmatched')}>{bank.unmatchedLines}</Fact> : null}
      </Facts>
      <div className="mt-4 max-w-form">
        <Notice kind={bank.agrees ? 'success' : 'warning'}>{t(bank.agrees ? 'desk.agrees' : 'desk.agreesNot')}</Notice>
      </div>
    </Section>
  );
}
