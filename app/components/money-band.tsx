import { formatMoney, formatPercent } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';
import { Money } from './money.tsx';
import { Link } from './ui/link.tsx';

export type MoneyPart = {
  key: string;
  label: string;
  vnd: string;
  look: 'empty' | 'held' | 'waiting' | 'stopped' | 'paid';
  to?: string;
};

const fills = {
  empty: 'bg-sheet',
  held: 'bg-sea',
  waiting: 'bg-warn',
  stopped: 'bg-danger',
  paid: 'bg-ok',
} as const;

/** One horizontal band: a value split into where it is now. The list under it holds the same numbers and links to the entries. */
export function MoneyBand({
  title,
  totalVnd,
  parts,
}: {
  title?: string;
  totalVnd: string;
  parts: readonly MoneyPart[];
}) {
  const { t, lang } = useT();
  const shown = parts.filter((part) => BigInt(part.vnd) > 0n);
  const share = (vnd: string) => (BigInt(totalVnd) === 0n ? 0 : Number((BigInt(vnd) * 10_000n) / BigInt(totalVnd)));
  return (
    <figure>
      <figcaption className="flex flex-wrap items-baseline justify-between gap-x-6">
        <span className="font-bold">{title ?? t('money.band.title')}</span>
        <span>{t('money.band.total', { amount: formatMoney(totalVnd, lang) })}</span>
      </figcaption>
      <div aria-hidden="true" className="mt-2 flex h-8 overflow-hidden rounded-sm border border-line-strong bg-sheet">
        {shown.map((part) => (
          <div
            key={part.key}
            style={{ flexGrow: share(part.vnd) }}
            className={`min-w-1 basis-0 border-r border-sheet last:border-r-0 ${fills[part.look]}`}
          />
        ))}
      </div>
      <ul className="mt-3 grid gap-x-10 sm:grid-cols-2">
        {shown.map((part) => (
          <li key={part.key} className="flex items-baseline gap-3 border-b border-line py-2">
            <span
              aria-hidden="true"
              className={`size-3 shrink-0 rounded-sm border border-line-strong ${fills[part.look]}`}
            />
            <span className="min-w-0 flex-1">{part.to ? <Link to={part.to}>{part.label}</Link> : part.label}</span>
            <span className="text-right">
              <Money vnd={part.vnd} />{' '}
              <span className="text-sm text-muted">({formatPercent(share(part.vnd), lang)})</span>
            </span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
