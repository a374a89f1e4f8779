import type { Lang } from './href.ts';
import { WordStore, type Words } from './reader.ts';

/** One small file per language and namespace: a visitor fetches the words of the pages seen, in one language, as data and not as script. */
const addresses = import.meta.glob<string>('./{vi,en}/*.json', { query: '?url', import: 'default', eager: true });

async function fetchWords(lang: Lang, namespace: string): Promise<Words> {
  const address = addresses[`./${lang}/${namespace}.json`];
  if (!address) throw new Error(`no words for ${lang}/${namespace}`);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`no answer for ${lang}/${namespace}: ${response.status}`);
  return response.json();
}

/** @returns once the words of the page shown are there, so that hydration finds what the server wrote */
export async function loadBrowserWords(lang: Lang, namespaces: readonly string[]): Promise<WordStore> {
  const store = new WordStore(fetchWords);
  await store.ensure(lang, namespaces);
  return store;
}
