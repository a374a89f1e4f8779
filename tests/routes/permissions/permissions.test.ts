import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attachFile } from '#app/cli/demo/attach-file.server.ts';
import { seedDemo } from '#app/cli/demo/seed-demo.server.ts';
import { unsafeFindActor } from '#app/domain/accounts/account.queries.server.ts';
import { demoPassword } from '#app/domain/accounts/demo-password.ts';
import { db } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { memberships } from '#db/schema/organizations.ts';
import { type Running, startWeb } from '#tests/faults/support/site.ts';
import { runDueJobs } from '#tests/support/jobs.ts';
import { Client } from './client.ts';
import { type Code, cellsOf, matrix, type Row } from './matrix.ts';
import { createPersonas, type Persona, personas } from './personas.ts';
import { findSubjects, type Params } from './subjects.ts';

/** The written matrix against the running site: every cell as written, a route without a row fails, refusals change nothing. */
let site: Running;
let build: ServerBuild;
let subjects: Awaited<ReturnType<typeof findSubjects>>;
const clients = new Map<Persona, Client>();

beforeAll(async () => {
  await seedDemo();
  subjects = await findSubjects();
  await attachDeliverable(subjects.inProgress.milestoneId ?? '');
  const credentials = await createPersonas(demoPassword);
  site = await startWeb(process.env.DATABASE_URL ?? '');
  build = await import(pathToFileURL(path.resolve('build/server/index.js')).href);
  for (const persona of personas) {
    const client = new Client(site.url);
    const own = credentials[persona];
    if (own) await client.signIn(own);
    clients.set(persona, client);
  }
}, 240_000);

afterAll(async () => {
  await site?.end('SIGTERM');
});

/** A delivery needs a checked file. */
async function attachDeliverable(milestoneId: string): Promise<void> {
  const [member] = await db
    .select({ userId: memberships.userId, organizationId: memberships.organizationId })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(eq(users.email, 'sang-lap@song-so.example'));
  const startup = member && (await unsafeFindActor(member.userId, member.organizationId, 'none'));
  if (!startup) throw new Error('the demo has no startup');
  await attachFile(
    startup,
    { subjectKind: 'milestone', subjectId: milestoneId, purpose: 'deliverable' },
    {
      name: 'ket-qua.csv',
      bytes: Buffer.from('ngay,ket_qua\n1,98\n'),
    },
  );
}

const idOf = (row: Row) => row.file.replace(/\.tsx?$/, '');
const codes: Partial<Record<number, Code>> = {
  200: 'ok',
  404: 'no',
  403: 'de',
  422: 'iv',
  409: 'cf',
  400: 'bad',
  503: 'off',
};

/** What an answer means, for documents, data requests (202 carries a redirect) and writes alike. */
async function meaningOf(answer: Response): Promise<Code> {
  const text = await answer.text();
  if (answer.status === 302 || answer.status === 303 || answer.status === 202) {
    const target = answer.headers.get('Location') ?? text;
    return target.includes('/dang-nhap') ? 'in' : 'go';
  }
  const code = codes[answer.status];
  if (!code) throw new Error(`unexpected status ${answer.status}: ${text.slice(0, 300)}`);
  return code;
}

function fill(pattern: string, params: Params): string {
  return pattern.replace(/:(\w+)/g, (_, name: string) => params[name] ?? `missing-${name}`);
}

/** Where Remix asks for the data of one route alone: the path's name changes, its query stays. */
function dataAddress(address: string, route: string): string {
  const [path = '', query] = address.split('?');
  return `${path === '/' ? '/_root' : path}.data?${query ? `${query}&` : ''}_routes=${encodeURIComponent(route)}`;
}

function clientOf(persona: Persona): Client {
  const client = clients.get(persona);
  if (!client) throw new Error(persona);
  return client;
}

async function actual(ask: (persona: Persona) => Promise<Code>, order: readonly Persona[] = personas): Promise<string> {
  const found = new Map<Persona, Code>();
  for (const persona of order) found.set(persona, await ask(persona));
  return personas.map((persona) => found.get(persona)).join(' ');
}

/** Whoever is refused on a page that shows an opened solution has read it, and that is on record. */
const withoutReads = sql`where t.event <> 'solution.read'`;

/** Everything anybody could have changed; sessions and limits count requests by nature, origins come with what is read. */
async function fingerprint(): Promise<string> {
  const tables = await db.execute<{ name: string }>(
    sql`select tablename as name from pg_tables where schemaname = 'public'
        and tablename not in ('sessions', 'rate_limits', 'worker_heartbeats', 'audit_origins') order by 1`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const [row] = await db.execute<{ mark: string }>(
      sql`select count(*) || md5(coalesce(string_agg(t::text, '' order by t::text), '')) as mark from ${sql.identifier(name)} t ${name === 'audit_events' ? withoutReads : sql``}`,
    );
    parts.push(`${name} ${row?.mark}`);
  }
  return parts.join('\n');
}

const refusals: readonly Code[] = ['in', 'no', 'de', 'bad'];

describe('the permission matrix', () => {
  it('has a row for every route', () => {
    const files = new Set(matrix.map(idOf));
    const missing = Object.keys(build.routes).filter((id) => id !== 'root' && !files.has(id));
    expect(missing).toEqual([]);
  });

  it('has a write for every action, and only for those', () => {
    const withAction = Object.values(build.routes).flatMap((route) => (route?.module.action ? [route.id] : []));
    const written = new Set(matrix.flatMap((row) => (row.write ? [idOf(row)] : [])));
    expect([...written].sort()).toEqual([...new Set(withAction)].sort());
  });

  describe.each(matrix)('$path of $subject', (row) => {
    const address = () => fill(row.path, subjects[row.subject]);

    it.runIf(row.read)('read as a document', async () => {
      expect(await actual(async (persona) => meaningOf(await clientOf(persona).get(address())))).toBe(
        oneLine(row.read),
      );
    });

    it.runIf(row.read && row.file.endsWith('.tsx'))('read as data of the leaf alone', async () => {
      const data = dataAddress(address(), idOf(row));
      if (!build.routes[idOf(row)]?.module.loader) return;
      expect(await actual(async (persona) => meaningOf(await clientOf(persona).get(data)))).toBe(oneLine(row.read));
    });

    it.runIf(row.write)('write', async () => {
      if (row.write?.before === 'confirmPayments') await runDueJobs();
      const body = Object.fromEntries(
        Object.entries(row.write?.body ?? {}).map(([name, value]) => [name, fill(value, subjects[row.subject])]),
      );
      const expected = cellsOf(row.write?.cells ?? '');
      const refused = personas.filter((persona) => refusals.includes(expected.get(persona) ?? 'no'));
      const allowed = personas.filter((persona) => !refused.includes(persona));
      const before = await fingerprint();
      const ask = async (persona: Persona) => meaningOf(await clientOf(persona).post(address(), body));
      const answers = new Map<Persona, Code>();
      for (const persona of refused) answers.set(persona, await ask(persona));
      expect(await fingerprint()).toBe(before);
      for (const persona of allowed) answers.set(persona, await ask(persona));
      expect(personas.map((persona) => answers.get(persona)).join(' ')).toBe(
        oneLine(row.write?.cells).replaceAll('dl', 'de'),
      );
    });
  });
});

function oneLine(cells: string | null | undefined): string {
  return (cells ?? '').trim().split(/\s+/).join(' ');
}
