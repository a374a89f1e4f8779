import type { ReactNode } from 'react';
import { useT } from '#app/i18n/hooks.ts';
import { Deadline, Moment } from './deadline.tsx';
import { MoneyRange } from './money.tsx';
import { Fact, Facts } from './ui/section.tsx';

type ShownChallenge = {
  code: string;
  field: string;
  kind: string;
  budgetMinVnd: bigint | string | null;
  budgetMaxVnd: bigint | string | null;
  pilotMonths: number | null;
  closesAt: Date | string | null;
  publishedAt: Date | string | null;
  fundingSource: string;
  procurementRoute: string;
  intellectualProperty: string;
  sandboxRequired: boolean;
  blind: boolean;
  tags: readonly string[];
};

type ChallengeFactsProps = {
  challenge: ShownChallenge;
  sponsor?: ReactNode;
  wardName?: string | null;
  /** Leaves out what the page says elsewhere already. */
  without?: readonly ('closesAt' | 'budget')[];
  columns?: 1 | 2;
};

/** The terms of a challenge as names and values. */
export function ChallengeFacts({ challenge, sponsor, wardName, without = [], columns }: ChallengeFactsProps) {
  const { t, lookup } = useT('challenges');
  const { budgetMinVnd, budgetMaxVnd, closesAt, publishedAt, pilotMonths } = challenge;
  const budget = budgetMinVnd ?? budgetMaxVnd;
  return (
    <Facts columns={columns}>
      <Fact name={t('label.sponsor')}>{sponsor}</Fact>
      {without.includes('budget') || budget === null ? null : (
        <Fact name={t('label.budget')}>
          <MoneyRange minVnd={budgetMinVnd} maxVnd={budgetMaxVnd} />
        </Fact>
      )}
      {without.includes('closesAt') || !closesAt ? null : (
        <Fact name={t('label.closesAt')}>
          <Deadline at={closesAt} />
        </Fact>
      )}
      <Fact name={t('label.field')}>{lookup(`challenges:field.${challenge.field}`)}</Fact>
      <Fact name={t('label.kind')}>{lookup(`challenges:kind.${challenge.kind}`)}</Fact>
      <Fact name={t('label.ward')}>{wardName ?? t('value.wholeCity')}</Fact>
      <Fact name={t('label.pilotMonths')}>
        {pilotMonths === null ? null : t('value.months', { count: pilotMonths })}
      </Fact>
      <Fact name={t('label.fundingSource')}>{lookup(`challenges:funding.${challenge.fundingSource}`)}</Fact>
      <Fact name={t('label.procurementRoute')}>{lookup(`challenges:route.${challenge.procurementRoute}`)}</Fact>
      <Fact name={t('label.intellectualProperty')}>{lookup(`challenges:ip.${challenge.intellectualProperty}`)}</Fact>
      <Fact name={t('label.sandbox')}>{challenge.sandboxRequired ? t('value.sandboxRequired') : null}</Fact>
      <Fact name={t('label.blind')}>{challenge.blind ? t('value.blind') : t('value.open')}</Fact>
      <Fact name={t('label.tags')}>{challenge.tags.join(', ')}</Fact>
      <Fact name={t('label.publishedAt')}>{publishedAt ? <Moment at={publishedAt} /> : null}</Fact>
      <Fact name={t('label.code')}>{challenge.code}</Fact>
    </Facts>
  );
}
