import { formatNumber } from '#app/i18n/format.ts';
import { useLang } from '#app/i18n/hooks.ts';

/** Hundredths of a point with two decimals: `7,90`. */
export function Points({ centi }: { centi: number }) {
  const lang = useLang();
  const whole = formatNumber(Math.trunc(centi / 100), lang);
  return (
    <span className="tabular-nums">
      {whole}
      {lang === 'vi' ? ',' : '.'}
      {String(centi % 100).padStart(2, '0')}
    </span>
  );
}
