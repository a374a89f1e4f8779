import { once } from 'node:events';
import { mkdir, readdir, readFile, rename, symlink, unlink, utimes, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { eq, sql } from 'drizzle-orm';
import express from 'express';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#app/domain/kernel/actor.ts';
import {
  incomingFolder,
  registrationPath,
  registrationsFolder,
  sizeOf,
  storedPath,
} from '#app/integrations/uploadthing/disk.server.ts';
import { DiskFull, readMultipartFile } from '#app/integrations/uploadthing/multipart.server.ts';
import { uploadSettings } from '#app/integrations/uploadthing/settings.server.ts';
import { signPayload } from '#app/integrations/uploadthing/signature.server.ts';
import { handle as sweepDocuments } from '#app/jobs/handlers/sweep-documents.ts';
import { db } from '#db/client.server.ts';
import { documents } from '#db/schema/documents.ts';
import { draftChallenge } from '#tests/support/challenges.ts';
import { createActor } from '#tests/support/factories.ts';
import { type FileServer, startFileServer } from '#tests/support/file-server.ts';
import { runDueJobs, waitingJobs } from '#tests/support/jobs.ts';
import { presign, put } from '#tests/support/presigned.ts';
import { pdf } from '#tests/support/sample-files.ts';

/** S21, R18, R19: what the ingest refuses, and what it leaves behind. */
let server: FileServer;
let sponsor: Actor;
let challengeId = '';

beforeAll(async () => {
  server = await startFileServer();
  sponsor = await createActor({ kind: 'corporation' });
});
// A fresh subject for each test: one takes only so many files.
beforeEach(async () => {
  challengeId = (await draftChallenge({ sponsor })).challenge.id;
});
afterAll(() => server.close());

let count = 0;
const bytes = pdf();
const freshUpload = (size = bytes.length) => {
  count += 1;
  const target = { subjectKind: 'challenge', subjectId: challengeId, purpose: 'attachment' };
  return presign(server.origin, sponsor, target, { name: `tep-${count}.pdf`, size });
};
const rowOf = async (id: string) => (await db.select().from(documents).where(eq(documents.id, id)))[0];
const files = async (folder: string) => (await readdir(folder, { recursive: true }).catch(() => [])).sort();

describe('presigned addresses', () => {
  const altered: [string, (url: string) => string][] = [
    ['another size', (url) => url.replace(/x-ut-file-size=\d+/, 'x-ut-file-size=9999999')],
    ['a later expiry', (url) => url.replace(/expires=\d/, 'expires=9')],
    ['another key', (url) => url.replace(/ingest\/\w/, (start) => (start.endsWith('A') ? 'ingest/B' : 'ingest/A'))],
    [
      'another document',
      (url) => url.replace(/x-ut-custom-id=[^&]*/, 'x-ut-custom-id=00000000-0000-7000-8000-000000000000'),
    ],
    ['something after the signature', (url) => `${url}&x-ut-file-size=1`],
    ['a changed signature', (url) => url.replace(/.$/, (last) => (last === '0' ? '1' : '0'))],
    ['no signature', (url) => url.replace(/&signature=.*/, '')],
    ['an empty signature', (url) => url.replace(/&signature=.*/, '&signature=')],
    ['a path in the key', (url) => url.replace(/ingest\/\w+/, 'ingest/..%2F..%2Fetc%2Fpasswd')],
  ];
  test.each(altered)('%s is refused', async (_name, alter) => {
    const { url, customId } = await freshUpload();
    expect((await put(alter(url), bytes)).status).toBe(403);
    expect((await fetch(alter(url), { method: 'HEAD' })).status).toBe(403);
    expect(await rowOf(customId)).toMatchObject({ status: 'pending', uploadedAt: null });
  });

  test('an expired one is refused, signed as it may be', async () => {
    const { url } = await freshUpload();
    const expired = url.replace(/expires=\d+/, `expires=${Date.now() - 1}`).replace(/&signature=.*/, '');
    const { ingestUrl, apiKey } = uploadSettings();
    const canonical = expired.replace(`${server.origin}/ingest`, ingestUrl);
    const signed = `${expired}&signature=${encodeURIComponent(signPayload(canonical, apiKey))}`;
    expect((await put(signed, bytes)).status).toBe(403);
    const alive = signed.replace(/expires=\d+/, `expires=${Date.now() + 60_000}`);
    expect((await put(alive, bytes)).status).toBe(403);
  });
});

describe('sizes', () => {
  test('more bytes than signed are not kept', async () => {
    const { url, key, customId } = await freshUpload();
    const answer = await put(url, Buffer.concat([bytes, Buffer.alloc(1_000_000)]));
    expect([answer.status, await answer.json()]).toEqual([413, { error: 'too_large' }]);
    expect((await files(incomingFolder())).filter((name) => name.startsWith(key) && name.endsWith('.part'))).toEqual(
      [],
    );
    expect(await rowOf(customId)).toMatchObject({ uploadedAt: null });
  });

  test('fewer bytes wait for the rest', async () => {
    const { url } = await freshUpload();
    expect((await put(url, bytes.subarray(0, 40))).status).toBe(400);
    expect((await fetch(url, { method: 'HEAD' })).headers.get('x-ut-range-start')).toBe('40');
    expect((await put(url, bytes.subarray(50), 'bytes=50-')).status).toBe(416);
    expect((await put(url, bytes.subarray(40), 'bytes=40-')).status).toBe(200);
  });

  test.each(['bytes=-5', 'bytes=1', 'bytes=0-1,2-3', 'bytes=99999999-', 'rows=0-'])(
    'the range %s is refused',
    async (range) => {
      const { url } = await freshUpload();
      expect((await put(url, bytes, range)).status).toBe(416);
    },
  );

  test('a body that is no upload', async () => {
    const { url } = await freshUpload();
    for (const type of ['text/plain', 'multipart/form-data', 'multipart/form-data; boundary=x']) {
      const answer = await fetch(url, { method: 'PUT', headers: { 'content-type': type }, body: 'xin chào' });
      expect(answer.status).toBe(400);
    }
  });

  test('two senders of one file cannot mix their bytes', async () => {
    const one = Buffer.concat([pdf('một'), Buffer.alloc(900_000, 1), Buffer.from('%%EOF')]);
    const two = Buffer.concat([pdf('hai'), Buffer.alloc(900_000, 2), Buffer.from('%%EOF')]);
    const { url, key } = await freshUpload(one.length);
    const answers = await Promise.all([put(url, one), put(url, two), put(url, one), put(url, two)]);
    expect(answers.some(({ status }) => status === 200)).toBe(true);
    const kept = await readFile(storedPath(key));
    expect(kept.equals(one) || kept.equals(two)).toBe(true);
    expect((await put(url, two)).status).toBe(200);
    expect((await readFile(storedPath(key))).equals(kept)).toBe(true);
  });
});

describe('reports of finished uploads', () => {
  const callback = (body: string, signature: string | null) =>
    fetch(`${server.origin}/api/uploadthing?slug=document`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'uploadthing-hook': 'callback',
        ...(signature === null ? {} : { 'x-uploadthing-signature': signature }),
      },
      body,
    });
  const report = (key: string, customId: string) =>
    JSON.stringify({
      status: 'uploaded',
      metadata: {},
      origin: uploadSettings().ingestUrl,
      file: { key, customId, name: 'a.pdf', size: 1, type: '', url: '', appUrl: '', ufsUrl: '', fileHash: '' },
    });

  test('forged, altered and unsigned ones change nothing', async () => {
    const { key, customId } = await freshUpload();
    const body = report(key, customId);
    const good = signPayload(body, uploadSettings().apiKey);
    for (const signature of [
      null,
      '',
      'hmac-sha256=',
      good.slice(0, -2),
      signPayload(body, 'sk_other'),
      good.slice(12),
    ]) {
      expect((await callback(body, signature)).status).toBe(400);
    }
    expect((await callback(body.replace('"size":1', '"size":2'), good)).status).toBe(400);
    expect(await rowOf(customId)).toMatchObject({ uploadedAt: null });
  });

  test('a replayed one does nothing more', async () => {
    const { url, key, customId } = await freshUpload();
    expect((await put(url, bytes)).status).toBe(200);
    await runDueJobs();
    const before = await rowOf(customId);
    expect(before).toMatchObject({ status: 'ready' });
    const body = report(key, customId);
    for (let time = 0; time < 3; time++) {
      expect((await callback(body, signPayload(body, uploadSettings().apiKey))).status).toBe(200);
    }
    expect(await waitingJobs('check-document')).toEqual([]);
    expect(await rowOf(customId)).toEqual(before);
  });

  test('one for a key of another document does nothing', async () => {
    const [one, two] = [await freshUpload(), await freshUpload()];
    const body = report(one.key, two.customId);
    await callback(body, signPayload(body, uploadSettings().apiKey));
    expect(await rowOf(one.customId)).toMatchObject({ uploadedAt: null });
    expect(await rowOf(two.customId)).toMatchObject({ uploadedAt: null });
  });

  test('registration and results need the key, and name no other server', async () => {
    const { key } = await freshUpload();
    const ask = (where: string, apiKey: string, body: unknown) =>
      fetch(`${server.origin}/ingest/${where}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-uploadthing-api-key': apiKey },
        body: JSON.stringify(body),
      }).then(({ status }) => status);
    const { apiKey, callbackUrl } = uploadSettings();
    const registration = { fileKeys: [key], metadata: {}, callbackUrl, callbackSlug: 'document' };
    expect(await ask('route-metadata', 'sk_wrong', registration)).toBe(401);
    expect(await ask('callback-result', '', { fileKey: key, callbackData: {} })).toBe(401);
    expect(await ask('route-metadata', apiKey, { ...registration, callbackUrl: 'http://169.254.169.254/' })).toBe(400);
    expect(await ask('route-metadata', apiKey, { ...registration, fileKeys: ['../../x'] })).toBe(400);
    expect(await ask('callback-result', apiKey, { fileKey: '../../x', callbackData: {} })).toBe(400);
    expect(await ask('nothing', apiKey, {})).toBe(404);
    expect(await ask('route-metadata', apiKey, registration)).toBe(200);
  });

  test('a torn body of such a call is a bad request', async () => {
    const answer = await fetch(`${server.origin}/ingest/route-metadata`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"fileKeys":',
    });
    expect(answer.status).toBe(400);
  });
});

describe('disk and crash', () => {
  const partsOf = async (key: string) =>
    (await files(incomingFolder())).filter((name) => name.startsWith(key) && name.endsWith('.part'));

  test('a disk without room gives a clear answer and keeps nothing', async () => {
    const { url, key, customId } = await freshUpload();
    const aside = `${incomingFolder()}-aside`;
    await rename(incomingFolder(), aside);
    // A file system that really has no room, for any user: the kernel's own.
    await symlink('/proc', incomingFolder());
    const answer = await put(url, bytes);
    await unlink(incomingFolder());
    await rename(aside, incomingFolder());
    expect([answer.status, await answer.json()]).toEqual([507, { error: 'disk_full' }]);
    expect(await partsOf(key)).toEqual([]);
    expect(await rowOf(customId)).toMatchObject({ status: 'pending', uploadedAt: null });
    expect((await put(url, bytes)).status).toBe(200);
  });

  test('a disk that fills up while a file is being written', async () => {
    const app = express();
    app.put('/', async (request, response) => {
      const written = await readMultipartFile(request, '/dev/full', 10_000_000).catch((error: unknown) => error);
      response.json({ full: written instanceof DiskFull });
    });
    const full = app.listen(0, '127.0.0.1');
    await once(full, 'listening');
    const answer = await put(`http://127.0.0.1:${(full.address() as AddressInfo).port}/`, Buffer.alloc(5_000_000));
    expect(await answer.json()).toEqual({ full: true });
    full.closeAllConnections();
    full.close();
  });

  test('the sweep leaves nothing of uploads that died, and nothing else is touched', async () => {
    await runDueJobs();
    const alive = await freshUpload();
    await put(alive.url, bytes.subarray(0, 50));
    const done = await freshUpload();
    await put(done.url, bytes);
    await runDueJobs();

    const cut = await freshUpload();
    await put(cut.url, bytes.subarray(0, 50));
    const unreported = await freshUpload();
    await mkdir(path.dirname(storedPath(unreported.key)), { recursive: true });
    await writeFile(storedPath(unreported.key), bytes);
    const stray = 'A'.repeat(30);
    await mkdir(path.dirname(storedPath(stray)), { recursive: true });
    await writeFile(storedPath(stray), bytes);

    const dead = [cut, unreported];
    await db.execute(sql`update documents set created_at = now() - interval '25 hours'
      where id in (${cut.customId}, ${unreported.customId})`);
    const old = (Date.now() - 26 * 3_600_000) / 1_000;
    for (const folder of [incomingFolder(), registrationsFolder()]) {
      for (const name of await files(folder)) {
        if (dead.some(({ key }) => name.startsWith(key))) await utimes(path.join(folder, name), old, old);
      }
    }
    for (const key of [unreported.key, stray, done.key]) await utimes(storedPath(key), old, old);

    await sweepDocuments();
    await runDueJobs();
    for (const { key, customId } of dead) {
      expect(await rowOf(customId)).toMatchObject({ status: 'deleted', fileRemovedAt: expect.any(Date) });
      expect(await partsOf(key)).toEqual([]);
      expect(await sizeOf(storedPath(key))).toBeNull();
      expect(await sizeOf(registrationPath(key))).toBeNull();
    }
    expect(await sizeOf(storedPath(stray))).toBeNull();
    expect(await sizeOf(storedPath(done.key))).toBe(bytes.length);
    expect(await partsOf(alive.key)).toHaveLength(1);
    expect((await put(alive.url, bytes.subarray(50), 'bytes=50-')).status).toBe(200);
    expect((await put(cut.url, bytes)).status).toBe(404);
  });
});
