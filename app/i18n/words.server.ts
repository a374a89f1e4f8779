import type { Lang } from './href.ts';
import { WordStore, type Words } from './reader.ts';
import { resources } from './resources.server.ts';

/** Everything, for rendering pages on the server: nothing is ever fetched. */
export const serverWords = new WordStore((lang, namespace) =>
  Promise.reject(new Error(`no words ${lang}/${namespace}`)),
);
for (const [lang, namespaces] of Object.entries(resources)) {
  for (const [namespace, words] of Object.entries(namespaces)) serverWords.add(lang as Lang, namespace, words as Words);
}
