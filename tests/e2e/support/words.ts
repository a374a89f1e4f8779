import { readFileSync } from 'node:fs';

export type Lang = 'vi' | 'en';

const namespaces = new Map<string, Record<string, unknown>>();

/** The words of the interface as the reader sees them: `words('vi')('challenges:new.submit')`. */
export function words(lang: Lang) {
  return (key: string, values: Record<string, string | number> = {}): string => {
    const [namespace = '', path = ''] = key.split(':');
    const text = path
      .split('.')
      .reduce<unknown>((node, part) => (node as Record<string, unknown>)?.[part], load(lang, namespace));
    if (typeof text !== 'string') throw new Error(`no words for ${key} in ${lang}`);
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
  };
}

function load(lang: Lang, namespace: string): Record<string, unknown> {
  const name = `${lang}/${namespace}`;
  const known =
    namespaces.get(name) ??
    JSON.parse(readFileSync(new URL(`../../../app/i18n/${name}.json`, import.meta.url), 'utf8'));
  namespaces.set(name, known);
  return known;
}
