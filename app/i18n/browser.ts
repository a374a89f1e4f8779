import { createInstance, type i18n, type ReadCallback } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Lang } from './href.ts';
import { sharedOptions } from './options.ts';

/** One small chunk per language and namespace: a visitor loads the words of the pages seen, in one language. */
const files = import.meta.glob<Record<string, unknown>>('./{vi,en}/*.json', { import: 'default' });

const chunks = {
  type: 'backend' as const,
  init() {},
  read(lang: string, namespace: string, done: ReadCallback) {
    const load = files[`./${lang}/${namespace}.json`];
    if (!load) return done(new Error(`no words for ${lang}/${namespace}`), null);
    load().then(
      (words) => done(null, words),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), null),
    );
  },
};

/** @returns the browser's instance, once the words of the page shown are there, so that hydration finds what the server wrote */
export async function createBrowserI18n(lang: Lang, namespaces: readonly string[]): Promise<i18n> {
  const instance = createInstance();
  await instance
    .use(chunks)
    .use(initReactI18next)
    .init({
      ...sharedOptions,
      initAsync: true,
      lng: lang,
      ns: [...new Set(['common', 'errors', ...namespaces])],
      react: { useSuspense: true },
    });
  return instance;
}
