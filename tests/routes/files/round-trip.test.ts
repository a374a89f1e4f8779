import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { sendFile, UploadFailure } from '#app/components/file-upload/upload-client.ts';
import { listDocuments } from '#app/domain/documents/document.queries.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { uploadSettings } from '#app/integrations/uploadthing/settings.server.ts';
import { db } from '#db/client.server.ts';
import { documents } from '#db/schema/documents.ts';
import { draftChallenge } from '#tests/support/challenges.ts';
import { createActor } from '#tests/support/factories.ts';
import { type FileServer, startFileServer } from '#tests/support/file-server.ts';
import { runDueJobs } from '#tests/support/jobs.ts';
import { pdf } from '#tests/support/sample-files.ts';
import { headersOf } from '#tests/support/session.ts';
import { cutNextUploadAfter, NodeXmlHttpRequest, uploadRequests } from '#tests/support/xml-http-request.ts';

/** UploadThing's own client and server packages, as the site uses them, against the embedded ingest, over HTTP. */
let server: FileServer;
let sponsor: Actor;
let challengeId = '';

/** What the client's code needs of a browser: its page's origin and cookies. */
async function browse(actor: Actor): Promise<void> {
  const own = await headersOf(actor, server.origin);
  const fetchAsPage = (input: string | URL, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    for (const [name, value] of Object.entries(own)) headers.set(name, value);
    return fetch(input, { ...init, headers });
  };
  vi.stubGlobal('window', { location: { origin: server.origin }, fetch: fetchAsPage });
  vi.stubGlobal('XMLHttpRequest', NodeXmlHttpRequest);
}

beforeAll(async () => {
  server = await startFileServer();
  const stage = await draftChallenge();
  sponsor = stage.sponsor;
  challengeId = stage.challenge.id;
  await browse(sponsor);
});
afterAll(() => server.close());

const target = () => ({ subjectKind: 'challenge', subjectId: challengeId, purpose: 'attachment' });
const bytesOf = (size: number) => Buffer.concat([pdf().subarray(0, -7), randomBytes(size), Buffer.from('\n%%EOF\n')]);
const fileOf = (name: string, bytes: Buffer, lastModified = 1_700_000_000_000) =>
  new File([new Uint8Array(bytes)], name, { type: 'application/pdf', lastModified });

function send(file: File, onCut = () => {}) {
  return sendFile(file, target(), { signal: new AbortController().signal, onProgress: () => {}, onCut });
}

async function reasonOf(sent: Promise<void>): Promise<string> {
  const error = await sent.then(
    () => 'sent',
    (failure: unknown) => failure,
  );
  return error instanceof UploadFailure ? error.reason : String(error);
}

const rowNamed = async (name: string) => (await db.select().from(documents).where(eq(documents.name, name)))[0];

test('a file is announced, sent, checked, listed and downloaded', async () => {
  const bytes = bytesOf(2_000_000);
  await send(fileOf('Thuyết minh đề bài.pdf', bytes));
  expect(await listDocuments(sponsor, 'challenge', challengeId)).toMatchObject([
    { status: 'pending', removable: true },
  ]);

  await runDueJobs();
  const [listed] = await listDocuments(sponsor, 'challenge', challengeId);
  expect(listed).toMatchObject({ name: 'Thuyết minh đề bài.pdf', status: 'ready', contentType: 'application/pdf' });

  const answer = await fetch(`${server.origin}/tep/${listed?.id}`, {
    headers: await headersOf(sponsor, server.origin),
  });
  expect(answer.status).toBe(200);
  expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  expect(answer.headers.get('etag')).toBe(`"${createHash('sha256').update(bytes).digest('hex')}"`);
  expect(answer.headers.get('content-disposition')).toContain("filename*=UTF-8''Thuy%E1%BA%BFt%20minh");
});

test('a cut connection is taken up where it stopped', async () => {
  const bytes = bytesOf(3_000_000);
  uploadRequests.length = 0;
  cutNextUploadAfter(1_800_000);
  let cuts = 0;
  await send(fileOf('bi-cat.pdf', bytes), () => {
    cuts += 1;
  });
  expect(cuts).toBe(1);
  expect(uploadRequests).toHaveLength(2);
  const resumedAt = Number(/bytes=(\d+)-/.exec(uploadRequests[1]?.range ?? '')?.[1]);
  expect(resumedAt).toBeGreaterThan(1_000_000);
  expect(uploadRequests[1]?.bytes).toBeLessThan(bytes.length - resumedAt + 1_000);

  await runDueJobs();
  const row = await rowNamed('bi-cat.pdf');
  expect(row).toMatchObject({ status: 'ready', sha256: createHash('sha256').update(bytes).digest('hex') });
  const incoming = await readdir(path.join(uploadSettings().directory, 'incoming'));
  expect(incoming.filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('a file sent again after the page was reloaded resumes; an edited one of the same name does not', async () => {
  const bytes = bytesOf(2_000_000);
  const abort = new AbortController();
  cutNextUploadAfter(1_500_000);
  const options = { signal: abort.signal, onProgress: () => {}, onCut: () => abort.abort() };
  await reasonOf(sendFile(fileOf('tai-lai.pdf', bytes), target(), options));

  uploadRequests.length = 0;
  await send(fileOf('tai-lai.pdf', bytes, 1_800_000_000_000));
  expect(uploadRequests[0]?.range).toBe('bytes=0-');

  uploadRequests.length = 0;
  await send(fileOf('tai-lai.pdf', bytes));
  expect(uploadRequests[0]?.range).not.toBe('bytes=0-');
  await runDueJobs();
  const rows = await db.select().from(documents).where(eq(documents.name, 'tai-lai.pdf'));
  expect(rows.map(({ status }) => status)).toEqual(['ready', 'ready']);
});

test('the file that lies about itself is rejected and its bytes are removed', async () => {
  await send(fileOf('hoa-don.pdf', Buffer.from('MZ\u0090\u0000\u0003\u0000\u0000\u0000chương trình')));
  await runDueJobs();
  const row = await rowNamed('hoa-don.pdf');
  expect(row).toMatchObject({ status: 'rejected', rejectedBecause: 'executable' });
  expect(row?.fileRemovedAt).not.toBeNull();
  const answer = await fetch(`${server.origin}/tep/${row?.id}`, { headers: await headersOf(sponsor, server.origin) });
  expect(answer.status).toBe(404);
});

test('refusals reach the page as reasons it has words for', async () => {
  expect(await reasonOf(send(fileOf('trang.html', Buffer.from('<p>'))))).toBe('extension_not_allowed');
  await browse(await createActor({ kind: 'corporation' }));
  expect(await reasonOf(send(fileOf('la.pdf', pdf())))).toBe('not_found');
  await browse(sponsor);
});

test('nobody signed in', async () => {
  const answer = await fetch(`${server.origin}/api/uploadthing?slug=document&actionType=upload`, {
    method: 'POST',
    headers: { Origin: server.origin, 'content-type': 'application/json' },
    body: JSON.stringify({ files: [{ name: 'a.pdf', size: 10, type: '' }], input: target() }),
  });
  expect(answer.status).toBe(403);
  expect(await answer.json()).toEqual({ message: 'signed_out' });
});

test('a name that leads elsewhere becomes a plain name', async () => {
  await send(fileOf('../../\u202Efdp.thoát.pdf', pdf()));
  await runDueJobs();
  expect(await rowNamed('fdp.thoát.pdf')).toMatchObject({ status: 'ready' });
});
