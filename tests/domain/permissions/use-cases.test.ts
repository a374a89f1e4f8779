import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { db } from '#db/client.server.ts';
import { keepingStatus, personFor } from './people.ts';
import { cellsOf, type Row, type Scene } from './row.ts';
import { notYet, useCases, withoutDecision } from './use-cases.ts';

/** Files of app/domain that export the function they are named after: the use cases and their parts. */
function filesOfUseCases(): string[] {
  const files = readdirSync('app/domain', { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.server.ts') && !file.endsWith('.queries.server.ts'))
    .filter((file) => {
      const name = basename(file, '.server.ts').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      return new RegExp(`^export (async )?function\\*? ?${name}\\(`, 'm').test(
        readFileSync(`app/domain/${file}`, 'utf8'),
      );
    })
    .map((file) => file.replace('.server.ts', ''))
    .sort();
}

test('every use case of the domain has its row, and every row its use case', () => {
  const rows = [...new Set(Object.keys(useCases).map((key) => key.replace(/#.*/, '')))];
  const listed = [...rows, ...Object.values(withoutDecision).flat(), ...notYet].sort();
  expect(listed).toEqual(filesOfUseCases());
});

test('what still lacks a row gets fewer', () => {
  expect(notYet).toHaveLength(28);
});

async function outcomeOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return 'ok';
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === 'not_found') return '404';
    return error.code === 'forbidden' ? (error.reason ?? '') : `${error.code}:${error.reason}`;
  }
}

/** What a write of a use case leaves behind, whatever else it does. */
async function traces(): Promise<string> {
  const [row] = await db.execute<{ traces: string }>(
    sql`select concat_ws(' ', (select count(*) from audit_events), (select count(*) from notifications),
      (select count(*) from graphile_worker.jobs)) as traces`,
  );
  return row?.traces ?? '';
}

/** A scene in a queue of its own: what others have left there would be worked off with it. */
async function sceneOf(row: Row): Promise<Scene> {
  await db.execute(sql`delete from graphile_worker._private_jobs`);
  return row.scene();
}

/** Everybody of a row, one after the other; the state is made anew once somebody was allowed to change it. */
async function walk(row: Row): Promise<{ found: Record<string, string>; wrote: string[] }> {
  const found: Record<string, string> = {};
  const wrote: string[] = [];
  let scene: Scene | null = null;
  for (const { group, index, persona } of cellsOf(row)) {
    const current: Scene = scene ?? (await sceneOf(row));
    scene = current;
    const outcome = await keepingStatus(current, async () => {
      const person = await personFor(current, group, index);
      const earlier = await traces();
      const said = await outcomeOf(() => current.run(person));
      if (said !== 'ok' && (await traces()) !== earlier) wrote.push(persona);
      return said;
    });
    found[persona] = outcome;
    if (outcome === 'ok') scene = null;
  }
  return { found, wrote };
}

describe.each(Object.entries(useCases))('%s', (_key, row) => {
  test('each person gets what is written', { timeout: 90_000 }, async () => {
    const { found, wrote } = await walk(row);
    expect(found).toEqual(Object.fromEntries(cellsOf(row).map(({ persona, expected }) => [persona, expected])));
    expect(wrote, 'refused, and something was written').toEqual([]);
  });
});
