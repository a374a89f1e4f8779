import { useLocation } from '@remix-run/react';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Lang, langOf, localizedPath } from './href.ts';
import type { Namespace, T } from './keys.ts';
import { type Lookup, lookupWith } from './lookup.ts';
import { translateMessage } from './message.ts';

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
  const { t, i18n } = useTranslation([namespace ?? 'common', ...more, 'common', 'errors'], { lng: lang });
  return useMemo(() => {
    const lookup = lookupWith(i18n, lang);
    // i18next's own types would check every key against every namespace; ours are quicker and return plain strings.
    return {
      t: t as unknown as T<N, More>,
      lookup,
      lang,
      messageText: (message: string) => translateMessage(lookup, message),
    };
  }, [t, i18n, lang]);
}

/** Builds addresses in the language of the page, for places where `<Link>` cannot stand. */
export function useHref(): (path: string) => string {
  const lang = useLang();
  return useCallback((path: string) => localizedPath(lang, path), [lang]);
}
