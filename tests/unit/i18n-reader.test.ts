import { describe, expect, it } from 'vitest';
import { WordStore, type Words } from '#app/i18n/reader.ts';
import { resources } from '#app/i18n/resources.server.ts';
import { serverI18n } from '#app/i18n/t.server.ts';
import { serverWords } from '#app/i18n/words.server.ts';

function keys(words: Words, prefix = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key] : keys(value, `${prefix}${key}.`),
  );
}

describe.each(['vi', 'en'] as const)('what pages read in %s', (lang) => {
  it('is what i18next says, for every key and count', () => {
    const different: string[] = [];
    for (const [namespace, words] of Object.entries(resources[lang])) {
      const i18next = serverI18n.getFixedT(lang, namespace) as (key: string, values?: object) => string;
      const { t } = serverWords.reader(lang, namespace);
      for (const key of new Set(keys(words as Words).map((name) => name.replace(/_(one|other)$/, '')))) {
        const names = [...JSON.stringify(words).matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] ?? '');
        const filled = Object.fromEntries(names.map((name) => [name, `<${name}>`]));
        for (const count of [0, 1, 2, 1000]) {
          if (i18next(key, { ...filled, count }) !== t(key, { ...filled, count }))
            different.push(`${namespace}:${key}`);
        }
      }
    }
    expect(different).toEqual([]);
  });
});

describe('words that come over the wire', () => {
  it('are fetched once, however many ask', async () => {
    let fetched = 0;
    const store = new WordStore(async (_lang, namespace) => {
      fetched += 1;
      return { title: `title of ${namespace}` };
    });
    await Promise.all([store.ensure('vi', ['home']), store.ensure('vi', ['home', 'tasks'])]);
    expect(fetched).toBe(4); // home, tasks, common, errors
    expect(store.ensure('vi', ['home', 'tasks'])).toBeUndefined();
    expect(store.reader('vi', 'home').t('tasks:title')).toBe('title of tasks');
  });

  it('fail loudly once and are asked for again afterwards', async () => {
    let broken = true;
    const store = new WordStore(async () => {
      if (broken) throw new Error('offline');
      return {};
    });
    await store.ensure('en', ['home']);
    expect(() => store.ensure('en', ['home'])).toThrow('offline');
    broken = false;
    for (const namespace of ['common', 'errors']) expect(() => store.ensure('en', [namespace])).toThrow('offline');
    await store.ensure('en', ['home']);
    expect(store.ensure('en', ['home'])).toBeUndefined();
  });
});
