import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { eq, sql } from 'drizzle-orm';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { mails } from '#db/schema/notifications.ts';

/** A real mail server (smtp-server), and what it does to the next mails. */
type Mood = 'takes' | 'refuses' | 'drops' | 'silent';
const moods: Mood[] = [];
const received: string[] = [];
const drops: string[] = [];

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  logger: false,
  onMailFrom(_address, _session, callback) {
    if (moods[0] !== 'refuses') return callback();
    moods.shift();
    callback(Object.assign(new Error('4.3.2 come back later'), { responseCode: 451 }));
  },
  onData(stream, session, callback) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      const mood = moods.shift() ?? 'takes';
      const text = Buffer.concat(chunks).toString('utf8');
      if (mood === 'drops') {
        // It has the mail and is gone before it could say so.
        drops.push(text);
        for (const connection of server.connections) if (connection.session.id === session.id) connection.close();
        return;
      }
      if (mood === 'silent') return;
      received.push(text);
      callback();
    });
  },
});
server.on('error', () => {}); // a connection that ends in the middle

// Loaded after the environment names the mail server.
let modules: Awaited<ReturnType<typeof load>>;

async function load() {
  const [client, notifying, preferences, digests, factories, jobs] = await Promise.all([
    import('#db/client.server.ts'),
    import('#app/domain/notifications/notify.server.ts'),
    import('#app/domain/notifications/save-preferences.server.ts'),
    import('#app/jobs/handlers/start-digests.ts'),
    import('#tests/support/factories.ts'),
    import('#tests/support/jobs.ts'),
  ]);
  return { ...client, ...notifying, ...preferences, startDigests: digests.handle, ...factories, ...jobs };
}

beforeAll(async () => {
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  process.env.SMTP_URL = `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}?socketTimeout=700`;
  process.env.PUBLIC_URL = 'https://de-bai.example';
  modules = await load();
});
afterAll(() => new Promise<void>((done) => server.close(() => done())));

let reader: Actor;
let told = 0;

beforeEach(async () => {
  moods.length = 0;
  received.length = 0;
  drops.length = 0;
  reader = await modules.createActor();
});

const tell = (kind: 'contract_offered' | 'challenge_published') => {
  told += 1;
  return modules.inTransaction((tx) =>
    modules.notify(tx, {
      to: { userIds: [reader.userId] },
      kind,
      subject: { kind: 'contract', id: reader.userId },
      path: '/hop-dong',
      data: { title: 'Đo mớn nước', code: 'HP-1', valueVnd: '450000000', closesAt: '2026-12-25T10:00:00Z' },
      dedupeKey: `smtp ${told}`,
    }),
  );
};
const mail = async () => (await modules.db.select().from(mails).where(eq(mails.recipient, reader.email)))[0];
const header = (text: string | undefined, name: string) =>
  new RegExp(`^${name}:(.*(?:\\r?\\n[ \\t].*)*)`, 'im').exec(text ?? '')?.[1]?.replace(/\s+/g, '');
/** The queue waits before it tries again; the test does not. */
const again = async () => {
  await modules.db.execute(sql`update graphile_worker._private_jobs set run_at = now() where attempts > 0`);
  await modules.runDueJobs();
};
const state = async () => (await modules.waitingJobs('send-mail')).at(-1);

test('a server that refuses, and one that takes the mail and drops the connection, are tried again', {
  timeout: 30_000,
}, async () => {
  moods.push('refuses', 'drops', 'takes');
  await tell('contract_offered');
  await modules.runDueJobs();
  expect(await state()).toMatchObject({ attempts: 1 });
  expect((await state())?.lastError).toContain('come back later');
  await again();
  expect(drops).toHaveLength(1);
  expect(await mail()).toMatchObject({ sentAt: null });
  await again();
  expect(received).toHaveLength(1);
  expect((await mail())?.sentAt).not.toBeNull();
  expect(await state()).toBeUndefined();
  // The copy that was taken and the one that was acknowledged are the same mail to a mail program.
  expect(header(received[0], 'Message-ID')).toBe(header(drops[0], 'Message-ID'));
});

test('a server that never answers holds the job no longer than its patience, and the job stays', {
  timeout: 30_000,
}, async () => {
  moods.push('silent', 'takes');
  await tell('contract_offered');
  const begun = Date.now();
  await modules.runDueJobs();
  expect(Date.now() - begun).toBeLessThan(10_000);
  expect(await state()).toMatchObject({ attempts: 1 });
  expect(await mail()).toMatchObject({ sentAt: null });
  await again();
  expect(received).toHaveLength(1);
});

test('after the last attempt it is a dead letter, and others still flow', { timeout: 60_000 }, async () => {
  await tell('contract_offered');
  const first = reader;
  await modules.db.execute(sql`update graphile_worker._private_jobs set attempts = max_attempts - 1`);
  moods.push('refuses');
  await modules.runDueJobs();
  const [dead] = await modules.waitingJobs('send-mail');
  expect(dead?.attempts).toBe(12);
  reader = await modules.createActor();
  await tell('contract_offered');
  await again();
  expect(received).toHaveLength(1);
  expect(received[0]).toContain(reader.email);
  expect(received[0]).not.toContain(first.email);
  expect(await modules.waitingJobs('send-mail')).toHaveLength(1);
});

test('mails one may do without say how to stop them in one click; others do not', async () => {
  await tell('challenge_published');
  await tell('contract_offered');
  await modules.runDueJobs();
  const urls = received.map((text) => header(text, 'List-Unsubscribe'));
  expect(urls.filter(Boolean)).toHaveLength(1);
  expect(urls.find(Boolean)).toMatch(/^<https:\/\/de-bai\.example\/ngung-nhan-thu\/[\w.-]+>$/);
  const oneClick = received.map((text) => header(text, 'List-Unsubscribe-Post')).filter(Boolean);
  expect(oneClick).toEqual(['List-Unsubscribe=One-Click']);
});

test('a digest goes out once, as text and HTML, with its one-click header', async () => {
  await modules.savePreferences(reader, { challenges: 'digest' });
  await tell('challenge_published');
  await modules.db.execute(
    sql`update notifications set created_at = now() - interval '1 day' where user_id = ${reader.userId}`,
  );
  await modules.startDigests();
  moods.push('drops');
  await modules.runDueJobs();
  await modules.startDigests();
  await again();
  await modules.startDigests();
  await modules.runDueJobs();
  expect(received).toHaveLength(1);
  expect(received[0]).toMatch(/text\/plain/);
  expect(received[0]).toMatch(/text\/html/);
  expect(header(received[0], 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
});
