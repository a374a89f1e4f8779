import { Moment } from '#app/components/deadline.tsx';
import { Badge } from '#app/components/ui/badge.tsx';
import { Fact, Facts } from '#app/components/ui/section.tsx';
import { formatDate } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';

type Bank = {
  bankAccount: string | null;
  bankAccountHolder: string | null;
  bankVerifiedAt?: Date | null;
};

/** Where an organisation is paid, and whether anything is paid there yet. */
export function BankFacts({
  organization,
  bankName,
  waits,
}: {
  organization: Bank;
  bankName: string | null;
  waits: boolean;
}) {
  const { t } = useT('profile');
  const { bankAccount, bankAccountHolder, bankVerifiedAt } = organization;
  if (!bankAccount) return <p className="text-muted">{t('bank.none')}</p>;
  return (
    <Facts>
      <Fact name={t('bank.bank')}>{bankName}</Fact>
      <Fact name={t('bank.account')}>
        <span className="tabular-nums">{bankAccount}</span>
      </Fact>
      <Fact name={t('bank.holder')}>{bankAccountHolder}</Fact>
      <Fact name={t('bank.checked')}>
        {bankVerifiedAt ? (
          <Moment at={bankVerifiedAt} />
        ) : (
          <>
            <Badge tone="waiting">{t('bank.unchecked')}</Badge>
            <p className="mt-1 text-sm">{waits ? t('bank.waits') : t('bank.withVerification')}</p>
          </>
        )}
      </Fact>
    </Facts>
  );
}

type Recognition = {
  recognitionNumber: string | null;
  recognitionOn: string | null;
  recognitionAuthority: string | null;
};

/** The recognition as an innovative startup and the last day of its five years. */
export function RecognitionFacts({ organization, until }: { organization: Recognition; until: string | null }) {
  const { t, lang } = useT('profile');
  const { recognitionNumber, recognitionOn, recognitionAuthority } = organization;
  if (!recognitionNumber || !recognitionOn) return <p className="text-muted">{t('recognition.none')}</p>;
  return (
    <Facts>
      <Fact name={t('recognition.number')}>{recognitionNumber}</Fact>
      <Fact name={t('recognition.on')}>{formatDate(recognitionOn, lang)}</Fact>
      <Fact name={t('recognition.authority')}>{recognitionAuthority}</Fact>
      <Fact name={t('recognition.until')}>{until ? formatDate(until, lang) : null}</Fact>
    </Facts>
  );
}
