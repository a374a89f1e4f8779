import { formatDate } from '#app/i18n/format.ts';
import { useLang } from '#app/i18n/hooks.ts';

/** From day to day, or the one day that is known. */
export function Period({ from, to }: { from: Date | null; to: Date | null }) {
  const lang = useLang();
  const days = [from, to].filter((day) => day !== null).map((day) => formatDate(day, lang));
  return <span className="whitespace-nowrap">{[...new Set(days)].join(' – ')}</span>;
}
