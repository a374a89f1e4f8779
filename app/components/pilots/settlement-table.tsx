import type { ReactNode } from 'react';
import { useT } from '#app/i18n/hooks.ts';
import { Money } from '../money.tsx';

type Props = {
  settlement: { grossVnd: bigint; feeVnd: bigint; vatVnd: bigint; retentionVnd: bigint; netVnd: bigint };
};

/** How an amount comes down to what the startup is paid, line by line. */
export function SettlementTable({ settlement }: Props) {
  const { t } = useT('pilots');
  const deductions = [
    { label: t('document.record.fee'), vnd: settlement.feeVnd },
    { label: t('document.record.vat'), vnd: settlement.vatVnd },
    { label: t('document.record.retention'), vnd: settlement.retentionVnd },
  ].filter(({ vnd }) => vnd > 0n);
  return (
    <dl className="max-w-form">
      <Line label={t('document.record.gross')}>
        <Money vnd={settlement.grossVnd} />
      </Line>
      {deductions.length === 0 ? <Line label={t('release.deductions')}>{t('release.noDeductions')}</Line> : null}
      {deductions.map(({ label, vnd }) => (
        <Line key={label} label={label}>
          <Money vnd={-vnd} />
        </Line>
      ))}
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 py-2.5 font-bold">
        <dt>{t('document.record.net')}</dt>
        <dd className="text-lg">
          <Money vnd={settlement.netVnd} />
        </dd>
      </div>
    </dl>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-6 border-b border-line py-2.5">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
