import { formatDateTime, formatRelative, zoneName } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';
import { useNow } from './use-now.ts';

type DeadlineProps = {
  at: Date | string | null;
  /** Relative and absolute on two lines, for cards and panels. */
  stacked?: boolean;
};

const day = 86_400_000;

/** `còn 3 ngày 4 giờ — 17:00 25/12/2026, Giờ Việt Nam (UTC+7)`. The last day is set in bold: colour alone says nothing. */
export function Deadline({ at, stacked }: DeadlineProps) {
  const { t, lang } = useT();
  const now = useNow();
  if (at === null) return <span className="text-muted">{t('deadline.none')}</span>;
  const moment = new Date(at);
  const left = moment.getTime() - now.getTime();
  const relative = formatRelative(moment, now, lang);
  const weight = left <= 0 ? 'text-muted' : left < day ? 'font-bold text-danger' : stacked ? 'font-bold' : '';
  return (
    <time dateTime={moment.toISOString()} className={stacked ? 'block' : ''}>
      <span className={stacked ? `block ${weight}` : weight}>
        {left > 0 ? relative : t('deadline.passed', { ago: relative })}
      </span>
      {stacked ? ' ' : ' — '}
      <span className={stacked ? 'block text-sm text-muted' : ''}>
        <span className="whitespace-nowrap">{formatDateTime(moment, lang, { zone: false })}</span>,{' '}
        <span className="whitespace-nowrap">{zoneName[lang]}</span>
      </span>
    </time>
  );
}

/** A moment that has passed: `17:00 25/12/2026`, with the zone when asked. */
export function Moment({ at, zone = false }: { at: Date | string; zone?: boolean }) {
  const { lang } = useT();
  const moment = new Date(at);
  return (
    <time dateTime={moment.toISOString()} className={zone ? '' : 'whitespace-nowrap'}>
      {formatDateTime(moment, lang, { zone })}
    </time>
  );
}
