import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { resources } from '#app/i18n/resources.server.ts';

type Words = { [key: string]: string | Words };

const plural = /_(zero|one|two|few|many|other)$/;

function leaves(words: Words, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'string') found.set(prefix + key, value);
    else for (const [inner, text] of leaves(value, `${prefix}${key}.`)) found.set(inner, text);
  }
  return found;
}

const vi = leaves(resources.vi as unknown as Words);
const en = leaves(resources.en as unknown as Words);
const bare = (keys: Iterable<string>) => new Set([...keys].map((key) => key.replace(plural, '')));
const placeholders = (text: string) => [...text.matchAll(/\{\{\s*([\w.]+)/g)].map((match) => match[1]).sort();

describe('both languages', () => {
  it('list every file of words', () => {
    for (const lang of ['vi', 'en'] as const) {
      const files = readdirSync(path.resolve('app/i18n', lang)).map((file) => file.replace('.json', ''));
      expect(Object.keys(resources[lang]).sort()).toEqual(files.sort());
    }
  });

  it('have the same keys', () => {
    expect([...bare(en.keys())].sort()).toEqual([...bare(vi.keys())].sort());
  });

  it('have the plural forms that Intl asks for', () => {
    const wrong: string[] = [];
    for (const [lang, words] of [
      ['vi', vi],
      ['en', en],
    ] as const) {
      const categories = new Intl.PluralRules(lang).resolvedOptions().pluralCategories;
      for (const key of words.keys()) {
        if (!plural.test(key)) continue;
        const base = key.replace(plural, '');
        for (const category of categories) {
          if (!words.has(`${base}_${category}`)) wrong.push(`${lang} ${base}_${category}`);
        }
      }
    }
    expect([...new Set(wrong)]).toEqual([]);
  });

  it('leave nothing empty', () => {
    const empty = [...vi, ...en].filter(([, text]) => text.trim() === '').map(([key]) => key);
    expect(empty).toEqual([]);
  });

  it('speak of the same values', () => {
    const wrong: string[] = [];
    for (const [key, text] of en) {
      const other = vi.get(key) ?? vi.get(key.replace(plural, '_other'));
      if (other && JSON.stringify(placeholders(text)) !== JSON.stringify(placeholders(other))) wrong.push(key);
    }
    expect(wrong).toEqual([]);
  });

  it('are not each other', () => {
    const vietnameseOnly = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i;
    const names = /Đề Bài|Hải Phòng|Tiếng Việt|đồng|₫|Đ/g;
    const wrong = [...en].filter(([, text]) => vietnameseOnly.test(text.replaceAll(names, ''))).map(([key]) => key);
    // A few English sentences name a Vietnamese term in brackets; anything else is a text that was never translated.
    const untranslated = wrong.filter((key) => en.get(key) === vi.get(key) && !key.startsWith('common.preferences'));
    expect(untranslated).toEqual([]);
  });
});

describe('the source', () => {
  const sources = walk(path.resolve('app')).filter((file) => /\.(ts|tsx)$/.test(file) && !file.includes('/i18n/'));
  const known = bare(vi.keys());

  it('uses only keys that exist', () => {
    const missing: string[] = [];
    for (const file of sources) {
      for (const key of usedKeys(readFileSync(file, 'utf8'))) {
        if (!known.has(key)) missing.push(`${path.relative('.', file)}: ${key}`);
      }
    }
    expect(missing).toEqual([]);
  });
});

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    return entry.isDirectory() ? walk(full) : [full];
  });
}

/**
 * Keys written out in a source file. The compiler checks `t('…')` already; this finds what it does not see: messages of
 * schemas, `namespace:key` strings of toasts and lookups, and reason codes of policies.
 */
function usedKeys(source: string): string[] {
  const found: string[] = [];
  for (const [, key] of source.matchAll(/\bmessage\(\s*'([\w.]+)'/g)) found.push(`errors.${key}`);
  for (const reason of reasons(source)) found.push(`errors.denied.${reason}`);
  for (const [, code, reason] of source.matchAll(/new DomainError\('(\w+)', \{[^}]*?reason: '(\w+)'/g)) {
    found.push(code === 'forbidden' ? `errors.denied.${reason}` : `errors.reason.${reason}`);
  }
  const namespaces = Object.keys(resources.vi).join('|');
  for (const [, namespace, key] of source.matchAll(new RegExp(`['"\`](${namespaces}):([\\w.]+)['"\`]`, 'g'))) {
    if (key?.includes('.') || known(namespace, key)) found.push(`${namespace}.${key}`);
  }
  return found.map((key) => key.replace(plural, ''));
}

/** `challenges:status` is the beginning of keys made at run time. */
function known(namespace: string | undefined, key: string | undefined): boolean {
  return vi.has(`${namespace}.${key}`);
}

/** The reason codes in the last argument of every `when(…)` and `deny(…)` call. */
function reasons(source: string): string[] {
  return [...source.matchAll(/\b(?:when|deny)\(/g)].flatMap((call) => {
    let depth = 1;
    let last = call.index + call[0].length;
    let at = last;
    for (; depth > 0 && at < source.length; at++) {
      if (source[at] === '(') depth++;
      else if (source[at] === ')') depth--;
      else if (source[at] === ',' && depth === 1 && source.slice(at + 1, at + 40).trim()[0] !== ')') last = at + 1;
    }
    return [...source.slice(last, at).matchAll(/(?<!=== )'([a-z]\w*)'/g)].map((match) => match[1] ?? '');
  });
}
