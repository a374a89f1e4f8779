import { readdir } from 'node:fs/promises';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { incomingFolder } from '#app/integrations/uploadthing/disk.server.ts';
import { db } from '#db/client.server.ts';
import { documents } from '#db/schema/documents.ts';
import { draftChallenge, publishedChallenge } from '#tests/support/challenges.ts';
import { createActor } from '#tests/support/factories.ts';
import { type FileServer, startFileServer } from '#tests/support/file-server.ts';
import { runDueJobs } from '#tests/support/jobs.ts';
import { exe, pdf, png } from '#tests/support/sample-files.ts';
import { headersOf } from '#tests/support/session.ts';

/** Files without our script: one form, the same rules, and back to the page with a sentence. */
let server: FileServer;
let sponsor: Actor;
let challengeId = '';

beforeAll(async () => {
  server = await startFileServer();
  sponsor = await createActor({ kind: 'corporation' });
});
afterAll(() => server.close());
beforeEach(async () => {
  challengeId = (await draftChallenge({ sponsor })).challenge.id;
});

type Options = { actor?: Actor | null; fields?: Record<string, string>; to?: string };

async function send(
  files: [string, Uint8Array][],
  { actor = sponsor, fields = {}, to = '/api/uploads' }: Options = {},
) {
  const form = new FormData();
  const named = { subjectKind: 'challenge', subjectId: challengeId, purpose: 'attachment', next: '/don-vi/de-bai?a=1' };
  for (const [name, value] of Object.entries({ ...named, ...fields })) form.append(name, value);
  for (const [name, bytes] of files) form.append('files', new File([new Uint8Array(bytes)], name));
  const headers = actor ? await headersOf(actor, server.origin) : { Origin: server.origin };
  return fetch(server.origin + to, { method: 'POST', headers, body: form, redirect: 'manual' });
}

/** What the toast says; the cookie is base64 of JSON, then its signature. */
function toast(answer: Response): { text: string; tone: string } {
  const value = /toast=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';
  const json = Buffer.from(decodeURIComponent(value).split('.')[0] ?? '', 'base64').toString('latin1');
  return JSON.parse(decodeURIComponent(escape(json)));
}

const rows = () => db.select().from(documents).where(eq(documents.subjectId, challengeId)).orderBy(documents.id);
const leftovers = async () => (await readdir(incomingFolder())).filter((name) => name.endsWith('.form'));

test('several files go through the same pipeline, and back to the page', async () => {
  const answer = await send([
    ['Thuyết minh.pdf', pdf()],
    ['bản vẽ.png', png],
    ['hoa-don.pdf', exe],
  ]);
  expect(answer.status).toBe(302);
  expect(answer.headers.get('location')).toBe('/don-vi/de-bai?a=1');
  expect(toast(answer)).toMatchObject({ tone: 'success', text: expect.stringContaining('3 tệp') });
  await runDueJobs();
  expect((await rows()).map(({ name, status, rejectedBecause }) => [name, status, rejectedBecause])).toEqual([
    ['Thuyết minh.pdf', 'ready', null],
    ['bản vẽ.png', 'ready', null],
    ['hoa-don.pdf', 'rejected', 'executable'],
  ]);
  expect(await leftovers()).toEqual([]);
});

test('an English page is answered in English, on its own address', async () => {
  const answer = await send([['a.pdf', pdf()]], { fields: { next: '/en/don-vi/de-bai' } });
  expect(answer.headers.get('location')).toBe('/en/don-vi/de-bai');
  expect(toast(answer).text).toContain('1 file received');
});

test.each([
  ['no file', [['', new Uint8Array()]], 'Bạn chưa chọn tệp nào.'],
  ['a kind that is not taken', [['trang.html', Buffer.from('<p>')]], 'Loại tệp này không được nhận'],
  ['an empty file', [['trong.pdf', new Uint8Array()]], 'Tệp trống'],
  ['a file too large', [['to.pdf', Buffer.alloc(32_000_001)]], 'vượt quá dung lượng'],
  ['too many files', Array.from({ length: 21 }, (_, at) => [`${at}.pdf`, pdf()]), 'nhiều nhất 20 tệp'],
] as [string, [string, Uint8Array][], string][])(
  '%s is refused in words, and nothing stays',
  async (_name, files, words) => {
    const answer = await send(files);
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/don-vi/de-bai?a=1']);
    expect(toast(answer)).toMatchObject({ tone: 'notice', text: expect.stringContaining(words) });
    expect(await rows()).toEqual([]);
    expect(await leftovers()).toEqual([]);
  },
);

test.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
  'the way back never leads to %s',
  async (next) => {
    const answer = await send([['a.pdf', pdf()]], { fields: { next } });
    expect(answer.headers.get('location')).toBe('/');
  },
);

test("other people's subjects do not exist, and take nothing", async () => {
  const stranger = await createActor({ kind: 'corporation' });
  expect((await send([['a.pdf', pdf()]], { actor: stranger })).status).toBe(404);
  expect((await send([['a.pdf', pdf()]], { fields: { subjectId: sponsor.userId } })).status).toBe(404);
  expect((await send([['a.pdf', pdf()]], { fields: { subjectKind: 'contract' } })).status).toBe(404);
  expect(await rows()).toEqual([]);
});

test('a subject that may be read but takes no file says so', async () => {
  const { challenge } = await publishedChallenge({ sponsor });
  const answer = await send([['a.pdf', pdf()]], { fields: { subjectId: challenge.id } });
  expect(toast(answer)).toMatchObject({ tone: 'notice', text: expect.stringContaining('không nhận thêm tệp') });
});

test('nobody signed in is asked to sign in', async () => {
  const answer = await send([['a.pdf', pdf()]], { actor: null });
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/dang-nhap']);
});

test.each([
  ['malformed fields', { subjectKind: 'galaxy' }],
  ['a malformed id', { subjectId: '1; drop table documents' }],
  ['a malformed purpose', { purpose: '../..' }],
])('%s are a bad form, not a defect', async (_name, fields) => {
  expect((await send([['a.pdf', pdf()]], { fields: fields as Record<string, string> })).status).toBe(422);
});

test.each([
  'text/plain',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
])('a body of type %s is a bad form', async (type) => {
  const headers = { ...(await headersOf(sponsor, server.origin)), 'content-type': type };
  const answer = await fetch(`${server.origin}/api/uploads`, {
    method: 'POST',
    headers,
    body: 'x',
    redirect: 'manual',
  });
  expect(answer.status).toBe(422);
});

test('a file is removed by its people only, once, with its bytes', async () => {
  await send([['a.pdf', pdf()]]);
  await runDueJobs();
  const [row] = await rows();
  const remove = async (actor: Actor) =>
    fetch(`${server.origin}/api/uploads/remove`, {
      method: 'POST',
      headers: { ...(await headersOf(actor, server.origin)), 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ documentId: row?.id ?? '', next: '/don-vi/de-bai' }),
      redirect: 'manual',
    });
  expect((await remove(await createActor({ kind: 'corporation' }))).status).toBe(404);
  expect((await rows())[0]).toMatchObject({ status: 'ready' });
  const answer = await remove(sponsor);
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/don-vi/de-bai']);
  await runDueJobs();
  expect((await rows())[0]).toMatchObject({ status: 'deleted', fileRemovedAt: expect.any(Date) });
  expect((await remove(sponsor)).status).toBe(409);
});
