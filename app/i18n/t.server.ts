import { createInstance } from 'i18next';
import { type Lang, langOf } from './href.ts';
import type { Namespace, T } from './keys.ts';
import { type Lookup, lookupWith } from './lookup.ts';
import { resources } from './resources.server.ts';

/**
 * One instance for the whole process, with both languages: a request asks it for its own language, nothing is switched.
 * React escapes by itself, mails and documents in their templates; there is no fallback language, a test keeps both complete.
 */
export const serverI18n = createInstance();
serverI18n.init({
  lng: 'vi',
  fallbackLng: false,
  supportedLngs: ['vi', 'en'],
  defaultNS: 'common',
  interpolation: { escapeValue: false },
  initAsync: false,
  resources,
});

/**
 * The words of one or more namespaces, for loaders, mails and documents.
 *
 * @param source the request (its path decides) or a language
 */
export function getT<N extends Namespace, More extends Namespace = never>(
  source: Request | Lang,
  namespace: N,
  ..._more: More[]
): T<N, More> {
  return serverI18n.getFixedT(typeof source === 'string' ? source : langOf(source), namespace) as T<N, More>;
}

/** Lookup by keys made at run time, `namespace:key`. */
export function getLookup(source: Request | Lang): Lookup {
  return lookupWith(serverI18n, typeof source === 'string' ? source : langOf(source));
}
