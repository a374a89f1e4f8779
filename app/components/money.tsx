import { formatMoney, formatMoneyShort } from '#app/i18n/format.ts';
import { useLang } from '#app/i18n/hooks.ts';

/** An amount in đồng. `short` (1,5 tỷ ₫) tells the exact one to the pointer. @param vnd whole đồng; a string when it came as JSON */
export function Money({ vnd, short }: { vnd: bigint | number | string; short?: boolean }) {
  const lang = useLang();
  const exact = formatMoney(vnd, lang);
  return (
    <data value={String(vnd)} title={short ? exact : undefined} className="whitespace-nowrap">
      {short ? formatMoneyShort(vnd, lang) : exact}
    </data>
  );
}

type RangeProps = { minVnd: string | bigint | null; maxVnd: string | bigint | null; short?: boolean };

/** From–to; one amount when both are the same or one is missing; nothing without either. */
export function MoneyRange({ minVnd, maxVnd, short }: RangeProps) {
  const low = minVnd ?? maxVnd;
  const high = maxVnd ?? minVnd;
  if (low === null || high === null) return null;
  if (String(low) === String(high)) return <Money vnd={low} short={short} />;
  return (
    <span>
      <Money vnd={low} short={short} /> – <Money vnd={high} short={short} />
    </span>
  );
}
