import type { Lang } from './href.ts';

const zone = 'Asia/Ho_Chi_Minh';
/** British English writes dd/mm/yyyy, as the Vietnamese reader of the English page expects. */
const localeOf = { vi: 'vi-VN', en: 'en-GB' } as const;
/** Written out wherever a deadline is told. */
export const zoneName = { vi: 'Giờ Việt Nam (UTC+7)', en: 'Vietnam time (UTC+7)' } as const;

const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

/** Intl objects cost far more to make than to use. */
function numbers(lang: Lang, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  const key = `n${lang}${JSON.stringify(options)}`;
  const found = made.get(key) ?? new Intl.NumberFormat(localeOf[lang], options);
  made.set(key, found);
  return found as Intl.NumberFormat;
}

function dates(lang: Lang, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `d${lang}${JSON.stringify(options)}`;
  const found = made.get(key) ?? new Intl.DateTimeFormat(localeOf[lang], { timeZone: zone, ...options });
  made.set(key, found);
  return found as Intl.DateTimeFormat;
}

const toDate = (value: Date | string | number): Date => (value instanceof Date ? value : new Date(value));

/** `1.500.000.000 ₫`; in English `1,500,000,000 ₫`. The space does not break. @param vnd whole đồng */
export function formatMoney(vnd: bigint | number | string, lang: Lang): string {
  return `${numbers(lang).format(BigInt(vnd))}\u00a0₫`;
}

/** `1,5 tỷ ₫`, for cards where the exact amount is one click away. @param vnd whole đồng */
export function formatMoneyShort(vnd: bigint | number | string, lang: Lang): string {
  const words = numbers(lang, { notation: 'compact', compactDisplay: 'long', maximumFractionDigits: 2 }).format(
    BigInt(vnd),
  );
  return `${words.replaceAll(' ', '\u00a0')}\u00a0₫`;
}

export function formatNumber(value: number | bigint, lang: Lang): string {
  return numbers(lang).format(value);
}

/** `12,5%` from 1250. @param bps basis points */
export function formatPercent(bps: number, lang: Lang): string {
  return numbers(lang, { style: 'percent', maximumFractionDigits: 2 }).format(bps / 10_000);
}

/** `25/12/2026`, the day in Vietnam. */
export function formatDate(at: Date | string | number, lang: Lang): string {
  return dates(lang, { day: '2-digit', month: '2-digit', year: 'numeric' }).format(toDate(at));
}

/** `17:00`, in Vietnam. */
export function formatTime(at: Date | string | number, lang: Lang): string {
  return dates(lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(toDate(at));
}

/** `17:00 25/12/2026, Giờ Việt Nam (UTC+7)`. `zone: false` leaves the zone out, where a heading has said it already. */
export function formatDateTime(at: Date | string | number, lang: Lang, options: { zone?: boolean } = {}): string {
  const text = `${formatTime(at, lang)} ${formatDate(at, lang)}`;
  return options.zone === false ? text : `${text}, ${zoneName[lang]}`;
}

/** Vietnamese counts have one form; English needs Intl's plural, which the unit style knows. */
function unit(value: number, name: 'day' | 'hour' | 'minute', lang: Lang): string {
  return numbers(lang, { style: 'unit', unit: name, unitDisplay: 'long' }).format(value).replaceAll(' ', '\u00a0');
}

/** `3 ngày 4 giờ`: the two largest units, minutes at the finest. */
function formatDuration(milliseconds: number, lang: Lang): string {
  const minutes = Math.max(1, Math.floor(Math.abs(milliseconds) / 60_000));
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const parts =
    days > 0
      ? [unit(days, 'day', lang), hours > 0 && days < 30 ? unit(hours, 'hour', lang) : '']
      : [hours > 0 ? unit(hours, 'hour', lang) : '', rest > 0 ? unit(rest, 'minute', lang) : ''];
  return parts.filter(Boolean).join(' ');
}

/** `còn 3 ngày 4 giờ` before the moment, `3 ngày trước` after it. */
export function formatRelative(at: Date | string | number, now: Date | string | number, lang: Lang): string {
  const left = toDate(at).getTime() - toDate(now).getTime();
  const length = formatDuration(left, lang);
  if (left > 0) return lang === 'vi' ? `còn ${length}` : `${length} left`;
  return lang === 'vi' ? `${length} trước` : `${length} ago`;
}

/** `2,4 MB`. @param bytes of a file */
export function formatBytes(bytes: number, lang: Lang): string {
  const [value, suffix] = bytes < 1_000_000 ? [bytes / 1_000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${numbers(lang, { maximumFractionDigits: 1 }).format(value)}\u00a0${suffix}`;
}
