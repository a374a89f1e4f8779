import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventKeys, type MachineName, statusWords } from '#app/components/status-words.ts';
import { auditGroups } from '#app/domain/audit/audit.schema.ts';
import { type Machine, subjectKinds } from '#app/domain/kernel/machine.ts';
import { mailKinds } from '#app/domain/notifications/mail.kinds.ts';
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

  it('are of subjects that the audit pages can name and filter', () => {
    const lookup = getLookup(lang);
    expect(subjectKinds.filter((kind) => lookup.first([`audit:subject.${kind}`]) === null)).toEqual([]);
    const filtered: string[] = Object.values(auditGroups).flat();
    expect(subjectKinds.filter((kind) => !filtered.includes(kind))).toEqual([]);
  });

  it('have a sentence for everything a timeline tells', async () => {
    const lookup = getLookup(lang);
    const fired = (await machines()).flatMap(({ subject, events }) =>
      Object.keys(events).map((event) => ({ subject, event: `${subject}.${event}` })),
    );
    const missing = [...fired, ...audited(), ...ofAccounts()].filter(({ subject, event }) => {
      const keys = eventKeys(subject, event);
      return keys.length > 0 && lookup.first(keys) === null;
    });
    expect(missing).toEqual([]);
  });
});

/** Events written beside the machines' own. */
function audited(): { subject: string; event: string }[] {
  const root = path.resolve('app/domain');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.server.ts'));
  return files.flatMap((file) =>
    [
      ...readFileSync(path.join(root, file), 'utf8').matchAll(
        /recordAudit\([^{]*\{\s*event: '([\w.]+)',\s*subjectKind: '(\w+)'/g,
      ),
    ].map(([, event = '', subject = '']) => ({ subject, event })),
  );
}

/** Events of accounts go through helpers that name no subject: every literal that looks like one counts. */
function ofAccounts(): { subject: string; event: string }[] {
  const root = path.resolve('app/domain');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.server.ts'));
  const ofFactors = mailKinds
    .filter((kind) => /^(totp|passkey|recovery|outside)_/.test(kind))
    .map((kind) => ({ subject: 'user', event: `user.${kind}` }));
  const literal = files.flatMap((file) =>
    [...readFileSync(path.join(root, file), 'utf8').matchAll(/'(user\.[a-z_]+)'/g)].map(([, event = '']) => ({
      subject: 'user',
      event,
    })),
  );
  return [...literal, ...ofFactors];
}
