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
    <table className="max-w-form">
      <caption className="sr-only">{t('document.record.money')}</caption>
      <tbody>
        <Line label={t('document.record.gross')} vnd={settlement.grossVnd} />
        {deductions.length === 0 ? (
          <tr>
            <th scope="row">{t('release.deductions')}</th>
            <td className="numeric">{t('release.noDeductions')}</td>
          </tr>
        ) : null}
        {deductions.map(({ label, vnd }) => (
          <Line key={label} label={label} vnd={-vnd} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" className="font-bold">
            {t('document.record.net')}
          </th>
          <td className="numeric text-lg font-bold">
            <Money vnd={settlement.netVnd} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function Line({ label, vnd }: { label: string; vnd: bigint }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td className="numeric">
        <Money vnd={vnd} />
      </td>
    </tr>
  );
}
