import type { Lang } from './href.ts';
import type { Values } from './keys.ts';
import type { Lookup } from './lookup.ts';
import { translateMessage } from './message.ts';

/**
 * What pages read their words with. It knows what our files use of i18next's format: keys with dots, `{{value}}`, and
 * plural forms by Intl; tests/unit/i18n-reader.test.ts holds it to i18next's own answers, key by key. i18next itself, with
 * its React binding, would be a sixth of the script that a public page may have, and be rebuilt for every component.
 */
export type Words = { [key: string]: string | Words };

/** The words of one component: see `useT`. */
export type Reader = {
  t: (key: string, values?: Values) => string;
  lookup: Lookup;
  messageText: (message: string) => string;
  lang: Lang;
};

const everywhere = ['common', 'errors'];

/** Words by language and namespace, as they arrive; the server has all of them from the start. */
export class WordStore {
  readonly #words = new Map<string, Map<string, string>>();
  readonly #readers = new Map<string, Reader>();
  readonly #loading = new Map<string, Promise<void>>();
  readonly #failures = new Map<string, unknown>();
  readonly #load: (lang: Lang, namespace: string) => Promise<Words>;

  constructor(load: (lang: Lang, namespace: string) => Promise<Words>) {
    this.#load = load;
  }

  add(lang: Lang, namespace: string, words: Words): void {
    this.#words.set(`${lang}/${namespace}`, new Map(leaves(words, '')));
  }

  /** Fetches what is missing, each file once. @returns undefined when everything is there */
  ensure(lang: Lang, namespaces: readonly string[]): Promise<unknown> | undefined {
    const missing = [...namespaces, ...everywhere].filter((namespace) => !this.#words.has(`${lang}/${namespace}`));
    if (missing.length === 0) return undefined;
    return Promise.all(missing.map((namespace) => this.#fetch(lang, namespace)));
  }

  /** Throws, once, what made a file of words fail to come: the error page says so, and the next page tries again. */
  #fetch(lang: Lang, namespace: string): Promise<void> {
    const id = `${lang}/${namespace}`;
    if (this.#failures.has(id)) {
      const failure = this.#failures.get(id);
      this.#failures.delete(id);
      throw failure;
    }
    const running = this.#loading.get(id);
    if (running) return running;
    const started = this.#load(lang, namespace)
      .then(
        (words) => this.add(lang, namespace, words),
        (error: unknown) => void this.#failures.set(id, error),
      )
      .finally(() => this.#loading.delete(id));
    this.#loading.set(id, started);
    return started;
  }

  /** The same object for the same language and namespace, so that nothing is made anew for each component. */
  reader(lang: Lang, namespace: string): Reader {
    const id = `${lang}/${namespace}`;
    const found = this.#readers.get(id) ?? this.#makeReader(lang, namespace);
    this.#readers.set(id, found);
    return found;
  }

  #makeReader(lang: Lang, namespace: string): Reader {
    const plurals = new Intl.PluralRules(lang);
    const find = (key: string, values?: Values): string | undefined => {
      const colon = key.indexOf(':');
      const words = this.#words.get(`${lang}/${colon < 0 ? namespace : key.slice(0, colon)}`);
      const path = key.slice(colon + 1);
      const text =
        typeof values?.count === 'number' ? words?.get(`${path}_${plurals.select(values.count)}`) : undefined;
      return text ?? words?.get(path);
    };
    const t = (key: string, values?: Values) => {
      const text = find(key, values);
      return text === undefined ? key : fill(text, values);
    };
    const lookup: Lookup = Object.assign(t, {
      first(keys: readonly string[], values?: Values) {
        for (const key of keys) {
          const text = find(key, values);
          if (text !== undefined) return fill(text, values);
        }
        return null;
      },
    });
    return { t, lookup, messageText: (message) => translateMessage(lookup, message), lang };
  }
}

function fill(text: string, values: Values | undefined): string {
  if (!text.includes('{{')) return text;
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_whole, name: string) => String(values?.[name] ?? ''));
}

function leaves(words: Words, prefix: string): [string, string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : leaves(value, `${prefix}${key}.`),
  );
}
