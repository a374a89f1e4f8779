import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type MachineName, statusWords } from '#app/components/status-words.ts';
import type { Machine } from '#app/domain/kernel/machine.ts';
import { getLookup } from '#app/i18n/t.server.ts';

const isMachine = (value: unknown): value is Machine =>
  typeof value === 'object' && value !== null && 'states' in value && 'events' in value && 'subject' in value;

async function machines(): Promise<Machine[]> {
  const root = path.resolve('app/domain');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.states.ts'));
  const modules: Record<string, unknown>[] = await Promise.all(files.map((file) => import(path.join(root, file))));
  return modules.flatMap((module) => Object.values(module).filter(isMachine));
}

describe.each(['vi', 'en'] as const)('states in %s', (lang) => {
  it('have a label and a meaning in every machine that is shown', async () => {
    const lookup = getLookup(lang);
    const missing: string[] = [];
    for (const machine of await machines()) {
      const prefix = statusWords[machine.subject as MachineName];
      if (!prefix) continue;
      for (const state of machine.states) {
        for (const part of ['label', 'meaning']) {
          if (lookup.first([`${prefix}.${state}.${part}`]) === null) missing.push(`${prefix}.${state}.${part}`);
        }
      }
    }
    expect(missing).toEqual([]);
  });
});
