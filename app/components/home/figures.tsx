import type { ReactNode } from 'react';
import { formatMoney, formatNumber, formatPercent } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';

export type FiguresData = {
  open: number;
  published: number;
  answered: number;
  medianDaysToAnswer: number | null;
  due: number;
  paidOnTime: number;
  payouts: number;
  releasedVnd: bigint;
  onTimeDays: number;
  testMoney: boolean;
};

/** What a sceptic would ask for: each number with its base; a dash and the reason where there is nothing to count yet. */
export function Figures({ figures }: { figures: FiguresData }) {
  const { t, lang } = useT('home');
  const { answered, medianDaysToAnswer, due, paidOnTime, payouts } = figures;
  return (
    <section aria-labelledby="con-so" className="mt-14 border-t border-line pt-8">
      <h2 id="con-so" className="text-2xl">
        {t('figures.title')}
      </h2>
      <p className="mt-1 text-muted">{t('figures.lead')}</p>
      <dl className="mt-6 grid gap-x-10 gap-y-8 sm:grid-cols-2 lg:grid-cols-4">
        <Figure
          value={formatNumber(figures.open, lang)}
          name={t('figures.open')}
          base={t('figures.openBase', { count: figures.published })}
        />
        <Figure
          value={medianDaysToAnswer === null ? t('figures.none') : formatNumber(medianDaysToAnswer, lang)}
          name={t('figures.answer')}
          base={answered > 0 ? t('figures.answerBase', { count: answered }) : t('figures.answerNone')}
        />
        <Figure
          value={due > 0 ? formatPercent(Math.floor((paidOnTime * 10_000) / due), lang) : t('figures.none')}
          name={t('figures.onTime', { days: figures.onTimeDays })}
          base={due > 0 ? t('figures.onTimeBase', { paid: paidOnTime, due }) : t('figures.onTimeNone')}
        />
        <Figure
          value={formatMoney(figures.releasedVnd, lang)}
          name={t('figures.released')}
          base={payouts > 0 ? t('figures.releasedBase', { count: payouts }) : t('figures.releasedNone')}
        />
      </dl>
      {figures.testMoney ? <p className="mt-6 text-sm text-muted">{t('figures.sandbox')}</p> : null}
    </section>
  );
}

function Figure({ value, name, base }: { value: ReactNode; name: string; base: string }) {
  return (
    <div className="flex flex-col-reverse justify-end border-l-2 border-sea pl-4">
      <dt>
        {name}
        <span className="mt-1 block text-sm text-muted">{base}</span>
      </dt>
      <dd className="text-2xl font-bold">{value}</dd>
    </div>
  );
}
