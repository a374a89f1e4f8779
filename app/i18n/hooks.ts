import { useLocation } from '@remix-run/react';
import { useCallback, useContext } from 'react';
import { type Lang, langOf, localizedPath } from './href.ts';
import type { Namespace, T } from './keys.ts';
import type { Lookup } from './lookup.ts';
import { WordsContext } from './words-context.ts';

/** The language of the page shown, from its path. */
export function useLang(): Lang {
  return langOf(useLocation().pathname);
}

/**
 * The words of a component. The first namespace's keys are bare, the others' are written `namespace:key`; `common` and `errors` are always there.
 * In the browser a namespace that is not there yet suspends: inside a navigation the old page stays until it has come.
 */
export function useT<N extends Namespace = 'common', More extends Namespace = never>(
  namespace?: N,
  ...more: More[]
): { t: T<N, More>; lookup: Lookup; lang: Lang; messageText: (message: string) => string } {
  const lang = useLang();
  const store = useContext(WordsContext);
  const coming = store.ensure(lang, namespace ? [namespace, ...more] : more);
  if (coming) throw coming;
  return store.reader(lang, namespace ?? 'common');
}

/** Builds addresses in the language of the page, for places where `<Link>` cannot stand. */
export function useHref(): (path: string) => string {
  const lang = useLang();
  return useCallback((path: string) => localizedPath(lang, path), [lang]);
}
