import { createInstance, type i18n, type ResourceKey } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Lang } from './href.ts';
import { sharedOptions } from './options.ts';

/** One small file per language and namespace: a visitor fetches the words of the pages seen, in one language, as data and not as script. */
const addresses = import.meta.glob<string>('./{vi,en}/*.json', { query: '?url', import: 'default', eager: true });

async function fetchWords(lang: string, namespace: string): Promise<ResourceKey> {
  const address = addresses[`./${lang}/${namespace}.json`];
  if (!address) throw new Error(`no words for ${lang}/${namespace}`);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`no answer for ${lang}/${namespace}: ${response.status}`);
  return response.json();
}

const files = {
  type: 'backend' as const,
  init() {},
  read: fetchWords,
};

/** @returns the browser's instance, once the words of the page shown are there, so that hydration finds what the server wrote */
export async function createBrowserI18n(lang: Lang, namespaces: readonly string[]): Promise<i18n> {
  const instance = createInstance();
  await instance
    .use(files)
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
