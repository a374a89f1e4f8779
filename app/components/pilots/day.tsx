import { formatDate } from '#app/i18n/format.ts';
import { useLang } from '#app/i18n/hooks.ts';

/** A calendar day, `31/12/2026`. @param on as stored, `2026-12-31` */
export function Day({ on }: { on: string }) {
  const lang = useLang();
  return (
    <time dateTime={on} className="whitespace-nowrap">
      {formatDate(`${on}T00:00:00+07:00`, lang)}
    </time>
  );
}
