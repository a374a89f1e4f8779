import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { attachFile } from '#app/cli/demo/attach-file.server.ts';
import { submitChallenge } from '#app/domain/challenges/submit-challenge.server.ts';
import { completeUpload } from '#app/domain/documents/complete-upload.server.ts';
import { limits } from '#app/domain/documents/document.policy.ts';
import { listDocuments, unsafeSealableFiles } from '#app/domain/documents/document.queries.server.ts';
import { registerUpload } from '#app/domain/documents/register-upload.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { registerSubjects } from '#app/domain/subjects.server.ts';
import { db } from '#db/client.server.ts';
import { documents } from '#db/schema/documents.ts';
import { draftChallenge } from '#tests/support/challenges.ts';
import { createActor, createColleague } from '#tests/support/factories.ts';
import { runDueJobs } from '#tests/support/jobs.ts';
import { pdf } from '#tests/support/sample-files.ts';

let sponsor: Actor;
let target: { subjectKind: 'challenge'; subjectId: string; purpose: string };

beforeAll(registerSubjects);
beforeEach(async () => {
  const stage = await draftChallenge();
  sponsor = stage.sponsor;
  target = { subjectKind: 'challenge', subjectId: stage.challenge.id, purpose: 'attachment' };
});

const announced = (count: number, sizeBytes = 10) =>
  Array.from({ length: count }, (_, at) => ({ name: `tep-${at}-${randomUUID()}.pdf`, sizeBytes, modifiedMs: 0 }));
const key = () => randomUUID();
const register = (files: ReturnType<typeof announced>, actor = sponsor) => registerUpload(actor, target, files, key);

describe('limits', () => {
  test('so many files and no more, also when announced at the same time', async () => {
    const results = await Promise.allSettled(Array.from({ length: limits.files + 5 }, () => register(announced(1))));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(limits.files);
    for (const result of results) {
      if (result.status === 'rejected')
        expect(result.reason).toMatchObject({ code: 'conflict', reason: 'too_many_files' });
    }
  });

  test('so many bytes and no more', async () => {
    const fitting = Math.floor(limits.totalBytes / limits.fileBytes);
    await register(announced(fitting, limits.fileBytes));
    await expect(register(announced(1, limits.fileBytes))).rejects.toMatchObject({ reason: 'too_many_bytes' });
  });

  test('all files of one announcement or none', async () => {
    await expect(register([...announced(2), { name: 'a.exe', sizeBytes: 1, modifiedMs: 0 }])).rejects.toMatchObject({
      code: 'invalid_input',
      reason: 'extension_not_allowed',
    });
    expect(await db.select().from(documents).where(eq(documents.subjectId, target.subjectId))).toEqual([]);
  });
});

describe('rights', () => {
  test('strangers learn nothing; readers who may not attach are told so', async () => {
    const stranger = await createActor({ kind: 'corporation' });
    await expect(register(announced(1), stranger)).rejects.toMatchObject({ code: 'not_found' });
    const reader = await createColleague(sponsor, ['finance']);
    await expect(register(announced(1), reader)).rejects.toMatchObject({ code: 'forbidden', reason: 'cannot_attach' });
  });

  test('a list shows readers what is ready, and those who may attach everything that has arrived', async () => {
    await attachFile(sponsor, target, { name: 'tot.pdf', bytes: pdf() });
    await attachFile(sponsor, target, { name: 'xau.pdf', bytes: Buffer.from('không phải PDF') });
    await register(announced(1));
    const names = async (actor: Actor | null) =>
      (await listDocuments(actor, 'challenge', target.subjectId)).map(({ name, status }) => [name, status]);
    expect(await names(sponsor)).toEqual([
      ['tot.pdf', 'ready'],
      ['xau.pdf', 'rejected'],
    ]);
    expect(await names(await createColleague(sponsor, ['finance']))).toEqual([['tot.pdf', 'ready']]);
    expect(await names(null)).toEqual([]);
    expect(await names(await createActor({ kind: 'startup' }))).toEqual([]);
  });
});

test('a key that is taken is answered with another document', async () => {
  const taken = key();
  await registerUpload(sponsor, target, announced(1), () => taken);
  let asked = 0;
  const [second] = await registerUpload(sponsor, target, announced(1), () => (asked++ === 0 ? taken : key()));
  expect(asked).toBe(2);
  expect(second?.fileKey).not.toBe(taken);
});

test('bytes that arrive after the subject was closed are rejected', async () => {
  const [reserved] = await register(announced(1));
  await submitChallenge(sponsor, { challengeId: target.subjectId });
  await completeUpload({ documentId: reserved?.id ?? '', fileKey: reserved?.fileKey ?? '' });
  await runDueJobs();
  const [row] = await db
    .select()
    .from(documents)
    .where(eq(documents.id, reserved?.id ?? ''));
  expect(row).toMatchObject({ status: 'rejected', rejectedBecause: 'subject_closed' });
});

test('nothing is sealed while a file is being checked; what never arrived is no obstacle', async () => {
  await attachFile(sponsor, target, { name: 'tot.pdf', bytes: pdf() });
  const [arrived] = await register(announced(1));
  const sealable = () => unsafeSealableFiles(db, 'challenge', target.subjectId);
  expect(await sealable()).toMatchObject([{ name: 'tot.pdf', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  await completeUpload({ documentId: arrived?.id ?? '', fileKey: arrived?.fileKey ?? '' });
  await expect(sealable()).rejects.toMatchObject({ code: 'conflict', reason: 'files_still_checked' });
});
