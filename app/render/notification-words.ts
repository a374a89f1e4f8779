import { formatDate, formatDateTime, formatMoney } from '#app/i18n/format.ts';
import type { Lang } from '#app/i18n/href.ts';
import type { Values } from '#app/i18n/keys.ts';
import type { Lookup } from '#app/i18n/lookup.ts';

export type Told = { kind: string; data: Record<string, string> };

/** Title and sentence of a notification in the reader's language; a kind no longer known says so in general words. */
export function notificationWords(lookup: Lookup, lang: Lang, { kind, data }: Told): { title: string; text: string } {
  const values = valuesOf(lookup, lang, data);
  const say = (part: 'title' | 'text') =>
    lookup.first([`notifications:kind.${kind}.${part}`, `notifications:kind.other.${part}`], values) ?? '';
  return { title: say('title'), text: say('text') };
}

/** Title, text and the words of the button of a mail to an address. */
export function mailWords(
  lookup: Lookup,
  lang: Lang,
  { kind, data }: Told,
): Record<'title' | 'text' | 'action', string> {
  const values = valuesOf(lookup, lang, data);
  const say = (part: 'title' | 'text' | 'action') =>
    lookup.first([`notifications:mailKind.${kind}.${part}`], values) ?? '';
  return { title: say('title'), text: say('text'), action: say('action') };
}

/** The end of a value's name says what it is: `amountVnd`, `closesAt`, `dueOn`. */
function valuesOf(lookup: Lookup, lang: Lang, data: Record<string, string>): Values {
  const values: Values = {};
  for (const [name, value] of Object.entries(data)) values[name] = formatted(lang, name, value);
  if (data.reasonKey) values.reason = lookup.first([data.reasonKey]) ?? '';
  if (data.appointment) {
    values.appointment = lookup.first([`notifications:appointment.${data.appointment}`]) ?? data.appointment;
  }
  if (data.topicKey) values.topic = lookup.first([data.topicKey]) ?? '';
  if (data.jobKey) values.job = lookup.first([data.jobKey]) ?? '';
  if (data.proposalKey) values.proposal = lookup.first([data.proposalKey]) ?? '';
  if (data.role) values.role = lookup.first([`notifications:panelRole.${data.role}`]) ?? data.role;
  return values;
}

function formatted(lang: Lang, name: string, value: string): string {
  if (/Vnd$/.test(name) && /^\d+$/.test(value)) return formatMoney(value, lang);
  if (/At$/.test(name) && !Number.isNaN(Date.parse(value))) return formatDateTime(value, lang);
  if (/On$/.test(name) && !Number.isNaN(Date.parse(value))) return formatDate(value, lang);
  return value;
}
