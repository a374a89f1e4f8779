import type { i18n } from 'i18next';
import type { Lang } from './href.ts';
import type { Values } from './keys.ts';

/** Lookup by a key made at run time (a reason code, a status). */
export type Lookup = {
  (key: string, values?: Values): string;
  /** The words of the first key that exists, or null. */
  first(keys: readonly string[], values?: Values): string | null;
};

export function lookupWith(instance: i18n, lang: Lang): Lookup {
  const t = instance.getFixedT(lang) as (key: string, values?: Values) => string;
  return Object.assign((key: string, values?: Values) => t(key, values), {
    first(keys: readonly string[], values?: Values) {
      const key = keys.find((candidate) => instance.exists(candidate, { lng: lang, ...values }));
      return key === undefined ? null : t(key, values);
    },
  });
}
