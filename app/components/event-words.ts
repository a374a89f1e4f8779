import { formatDate, formatDateTime, formatMoney } from '#app/i18n/format.ts';
import type { Lang } from '#app/i18n/href.ts';
import type { Lookup } from '#app/i18n/lookup.ts';
import { eventKeys } from './status-words.ts';

type Event = {
  event: string;
  subjectKind: string;
  actorName: string | null;
  organizationName: string | null;
  details?: Record<string, string> | null;
};

/** The sentence of an event, with its details as values; null when there is none. */
export function eventWords(lookup: Lookup, lang: Lang, event: Event): string | null {
  return lookup.first(eventKeys(event.subjectKind, event.event), {
    ...shownValues(event.details ?? {}, lang),
    person: event.actorName ?? '',
    organization: event.organizationName ?? '',
  });
}

/** The end of a value's name says what it is: `amountVnd`, `closesAt`, `dueOn`; the same rule as for notifications. */
function shownValues(details: Record<string, string>, lang: Lang): Record<string, string> {
  const shown = (name: string, value: string) => {
    if (/Vnd$/.test(name) && /^\d+$/.test(value)) return formatMoney(value, lang);
    if (Number.isNaN(Date.parse(value))) return value;
    if (/At$/.test(name)) return formatDateTime(value, lang);
    return /On$/.test(name) ? formatDate(value, lang) : value;
  };
  return Object.fromEntries(Object.entries(details).map(([name, value]) => [name, shown(name, value)]));
}
