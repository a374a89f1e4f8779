import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attachFile } from '#app/cli/demo/attach-file.server.ts';
import { closeChallenge } from '#app/domain/challenges/close-challenge.server.ts';
import { publishChallenge } from '#app/domain/challenges/publish-challenge.server.ts';
import { removeDocument } from '#app/domain/documents/remove-document.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { submitSolution } from '#app/domain/solutions/submit-solution.server.ts';
import { db } from '#db/client.server.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { approvedChallenge, draftChallenge, passDeadline, publishedChallenge } from '#tests/support/challenges.ts';
import { createActor, createColleague } from '#tests/support/factories.ts';
import { type FileServer, startFileServer } from '#tests/support/file-server.ts';
import { runDueJobs } from '#tests/support/jobs.ts';
import { pdf } from '#tests/support/sample-files.ts';
import { headersOf } from '#tests/support/session.ts';
import { openBox, writtenSolution } from '#tests/support/solutions.ts';

/** S4, S20, S25 for files: who may have the bytes, asked anew each time; and how they are sent. */
let server: FileServer;
beforeAll(async () => {
  server = await startFileServer();
});
afterAll(() => server.close());

const bytes = pdf('Bản gốc');
const file = { name: 'Thuyết minh “số 1”.pdf', bytes };
const onChallenge = (subjectId: string) => ({ subjectKind: 'challenge', subjectId, purpose: 'attachment' }) as const;
const onSolution = (subjectId: string) => ({ subjectKind: 'solution', subjectId, purpose: 'attachment' }) as const;

async function get(id: string, actor: Actor | null, headers: Record<string, string> = {}, method = 'GET') {
  const own = actor ? await headersOf(actor, server.origin) : {};
  return fetch(`${server.origin}/tep/${id}`, { method, headers: { ...own, ...headers } });
}
const statusFor = async (id: string, actor: Actor | null) => (await get(id, actor)).status;

describe('who', () => {
  test('files of a draft are its own people’s; of a published challenge, everybody’s', async () => {
    const { sponsor, challenge } = await draftChallenge();
    const id = await attachFile(sponsor, onChallenge(challenge.id), file);
    const colleague = await createColleague(sponsor, ['member']);
    const stranger = await createActor({ kind: 'startup' });
    expect(await statusFor(id, sponsor)).toBe(200);
    expect(await statusFor(id, colleague)).toBe(200);
    expect(await statusFor(id, stranger)).toBe(404);
    expect(await statusFor(id, null)).toBe(404);
  });

  test('published', async () => {
    const sponsor = await createActor({ kind: 'corporation' });
    const draft = await draftChallenge({ sponsor });
    const id = await attachFile(sponsor, onChallenge(draft.challenge.id), file);
    await db.execute(sql`update challenges set published_at = now() where id = ${draft.challenge.id}`);
    expect(await statusFor(id, null)).toBe(200);
    expect(await statusFor(id, await createActor({ kind: 'startup' }))).toBe(200);
  });

  test('a sealed solution’s files are read by its startup alone until the box is open, and then on record', async () => {
    const stage = await publishedChallenge({ changes: { blind: false } });
    const { startup, solutionId, revision } = await writtenSolution(stage);
    const id = await attachFile(startup, onSolution(solutionId), file);
    await submitSolution(startup, { solutionId, revision });
    const late = await attachFile(startup, onSolution(solutionId), { ...file, name: 'sau-khi-nop.pdf' });
    const rival = await createActor({ kind: 'startup' });
    for (const actor of [stage.sponsor, stage.reviewer, rival, null]) expect(await statusFor(id, actor)).toBe(404);
    expect(await statusFor(id, startup)).toBe(200);

    await passDeadline(stage.challenge.id);
    await closeChallenge(stage.challenge.id);
    for (const actor of [stage.sponsor, stage.reviewer]) expect(await statusFor(id, actor)).toBe(404);
    await openBox(stage);
    expect(await statusFor(id, stage.sponsor)).toBe(200);
    expect(await statusFor(id, rival)).toBe(404);
    // Added to the draft after the seal: never part of what was submitted.
    expect(await statusFor(late, stage.sponsor)).toBe(404);

    const reads = await db.select().from(auditEvents).where(eq(auditEvents.subjectId, id));
    expect(reads.filter(({ event }) => event === 'document.download')).toMatchObject([
      { actorUserId: stage.sponsor.userId, rootKind: 'solution', rootId: solutionId },
    ]);
  });

  test('an anonymised copy is saved by its readers under no name of its applicant’s', async () => {
    const stage = await publishedChallenge();
    const { startup, solutionId, revision } = await writtenSolution(stage);
    const target = { ...onSolution(solutionId), purpose: 'anonymised' };
    const id = await attachFile(startup, target, { ...file, name: 'Nguyễn Văn Tùng.pdf' });
    await submitSolution(startup, { solutionId, revision });
    await passDeadline(stage.challenge.id);
    await closeChallenge(stage.challenge.id);
    await openBox(stage);
    const nameFor = async (actor: Actor) => (await get(id, actor)).headers.get('content-disposition') ?? '';
    expect(await nameFor(stage.sponsor)).toMatch(/^attachment; filename="[0-9a-f]{8}\.pdf"/);
    expect(await nameFor(stage.sponsor)).not.toContain('Tung');
    expect(await nameFor(startup)).toContain('Nguyen Van Tung.pdf');
  });

  test('a file taken off a draft after sealing stays with the sealed version', async () => {
    const stage = await publishedChallenge();
    const { startup, solutionId, revision } = await writtenSolution(stage);
    const sealed = await attachFile(startup, onSolution(solutionId), file);
    await submitSolution(startup, { solutionId, revision });
    const loose = await attachFile(startup, onSolution(solutionId), { ...file, name: 'nhap.pdf' });
    await removeDocument(startup, sealed);
    await removeDocument(startup, loose);
    await runDueJobs();
    expect(await statusFor(sealed, startup)).toBe(200);
    expect(await statusFor(loose, startup)).toBe(404);
  });

  test('what does not exist, what was rejected and what is malformed look the same', async () => {
    const { sponsor, challenge } = await draftChallenge();
    const rejected = await attachFile(sponsor, onChallenge(challenge.id), {
      name: 'a.pdf',
      bytes: Buffer.from('MZ\0\0'),
    });
    const ids = [
      rejected,
      crypto.randomUUID(),
      'x',
      "1' or '1'='1",
      '..%2F..%2Fetc%2Fpasswd',
      '%00',
      'a'.repeat(3_000),
    ];
    for (const id of ids) {
      expect(await statusFor(id, sponsor)).toBe(404);
    }
  });

  test('a suspended session or another organisation of the same person is judged as it is now', async () => {
    const { sponsor, challenge } = await approvedChallenge();
    await publishChallenge(sponsor, { challengeId: challenge.id });
    const draft = await draftChallenge({ sponsor });
    const id = await attachFile(sponsor, onChallenge(draft.challenge.id), file);
    const headers = await headersOf(sponsor, server.origin);
    expect((await fetch(`${server.origin}/tep/${id}`, { headers })).status).toBe(200);
    await db.execute(sql`delete from memberships where user_id = ${sponsor.userId}`);
    expect((await fetch(`${server.origin}/tep/${id}`, { headers })).status).toBe(404);
  });
});

describe('how', () => {
  let sponsor: Actor;
  let id = '';
  beforeAll(async () => {
    const stage = await draftChallenge();
    sponsor = stage.sponsor;
    id = await attachFile(sponsor, onChallenge(stage.challenge.id), file);
  });

  test('saved under its name, never shown as a page', async () => {
    const { headers } = await get(id, sponsor);
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="Thuyet minh _so 1_.pdf"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    );
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(headers.get('cache-control')).toBe('private, no-cache, no-transform');
    expect(headers.get('content-type')).toBe('application/pdf');
  });

  test('parts, and nothing when the reader already has it', async () => {
    const whole = await get(id, sponsor);
    const tag = whole.headers.get('etag') ?? '';
    expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true);

    const part = await get(id, sponsor, { Range: 'bytes=5-9' });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 5-9/${bytes.length}`]);
    expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(5, 10))).toBe(true);

    expect((await get(id, sponsor, { Range: `bytes=${bytes.length}-` })).status).toBe(416);
    expect((await get(id, sponsor, { 'If-None-Match': tag })).status).toBe(304);
    expect((await get(id, sponsor, { Range: 'bytes=5-9', 'If-Range': '"other"' })).status).toBe(200);
    expect((await get(id, sponsor, { Range: 'bytes=5-9', 'If-Range': tag })).status).toBe(206);
  });

  test('asked for its head only', async () => {
    const head = await get(id, sponsor, {}, 'HEAD');
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(bytes.length)]);
    expect(await head.text()).toBe('');
  });

  test('having it already gives no right to hear so', async () => {
    const tag = (await get(id, sponsor)).headers.get('etag') ?? '';
    expect((await get(id, null, { 'If-None-Match': tag })).status).toBe(404);
  });
});
