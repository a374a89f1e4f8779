import type { KeyOf, Values } from './keys.ts';
import type { Lookup } from './lookup.ts';

/**
 * A validation message that travels as a string through zod and conform and becomes words where it is shown.
 *
 * @param key a key of the namespace `errors`
 */
export function message(key: KeyOf<'errors'>, values?: Values): string {
  return values ? `${key}|${JSON.stringify(values)}` : key;
}

/** The words of a message made with {@link message}; anything else is told in general words, never shown raw. */
export function translateMessage(lookup: Lookup, text: string): string {
  const [key = '', ...rest] = text.split('|');
  return lookup.first([`errors:${key}`, 'errors:form.invalid'], parseValues(rest.join('|'))) ?? text;
}

function parseValues(json: string): Values {
  if (json === '') return {};
  try {
    return JSON.parse(json) as Values;
  } catch {
    return {};
  }
}
