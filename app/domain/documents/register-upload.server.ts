import { and, eq, isNull, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { subjectScope } from '#app/domain/kernel/subjects.server.ts';
import { inTransaction, type Tx } from '#db/client.server.ts';
import { documents } from '#db/schema/documents.ts';
import { overfull, refusalOf } from './document.policy.ts';
import { unsafeUsage } from './document.queries.server.ts';
import type { AnnouncedFile, UploadTarget } from './document.schema.ts';
import { cleanFileName } from './file-name.ts';

/** @throws DomainError not_found when the subject may not be seen, forbidden when it may be seen but takes no file from this actor */
export async function assertMayAttach(actor: Actor, { subjectKind, subjectId, purpose }: UploadTarget): Promise<void> {
  const scope = subjectScope(subjectKind);
  if (await scope.canAttach(actor, subjectId, purpose)) return;
  if (!(await scope.canRead(actor, subjectId, purpose))) throw new DomainError('not_found');
  throw new DomainError('forbidden', { reason: 'cannot_attach' });
}

/**
 * Announces files before their bytes come: reserves a row for each, within the limits of the subject. The same file
 * announced again by the same person (a cut connection, a reloaded page) gets its row back, so that the upload resumes.
 *
 * @param keyFor the store's key for a document id; keys are short hashes, so a taken one is answered with another id
 * @throws DomainError not_found, forbidden; invalid_input with a `rejectionReasons` code; conflict `too_many_files`,
 *         `too_many_bytes`
 */
export async function registerUpload(
  actor: Actor,
  target: UploadTarget,
  files: AnnouncedFile[],
  keyFor: (documentId: string) => string,
): Promise<{ id: string; name: string; fileKey: string }[]> {
  await assertMayAttach(actor, target);
  const named = files.map((file) => ({ ...file, name: cleanFileName(file.name) }));
  for (const file of named) {
    const reason = refusalOf(file);
    if (reason) throw new DomainError('invalid_input', { reason });
  }
  return inTransaction(async (tx) => {
    await lockSubject(tx, target);
    const reserved = [];
    for (const file of named) reserved.push(await reserve(tx, actor, target, file, keyFor));
    return reserved;
  });
}

/** One announcement at a time per subject: counting and inserting belong together. */
async function lockSubject(tx: Tx, { subjectKind, subjectId, purpose }: UploadTarget): Promise<void> {
  const name = `documents:${subjectKind}:${subjectId}:${purpose}`;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}

async function reserve(
  tx: Tx,
  actor: Actor,
  target: UploadTarget,
  file: AnnouncedFile,
  keyFor: (documentId: string) => string,
) {
  const usage = await unsafeUsage(tx, target.subjectKind, target.subjectId, target.purpose);
  const unfinished = await renewUnfinished(tx, actor, target, file);
  if (unfinished) return unfinished;
  const reason = overfull(usage, { files: 1, bytes: file.sizeBytes });
  if (reason) throw new DomainError('conflict', { reason });

  for (;;) {
    const id = v7();
    const [row] = await tx
      .insert(documents)
      .values({
        ...target,
        ...file,
        id,
        fileKey: keyFor(id),
        organizationId: actor.organizationId,
        uploadedBy: actor.userId,
      })
      .onConflictDoNothing({ target: documents.fileKey })
      .returning({ id: documents.id, name: documents.name, fileKey: documents.fileKey });
    if (row) return row;
  }
}

async function renewUnfinished(tx: Tx, actor: Actor, target: UploadTarget, file: AnnouncedFile) {
  if (file.modifiedMs === 0) return undefined;
  const [row] = await tx
    .update(documents)
    .set({ createdAt: sql`now()` })
    .where(
      and(
        eq(documents.subjectKind, target.subjectKind),
        eq(documents.subjectId, target.subjectId),
        eq(documents.purpose, target.purpose),
        eq(documents.uploadedBy, actor.userId),
        eq(documents.organizationId, actor.organizationId),
        eq(documents.name, file.name),
        eq(documents.sizeBytes, file.sizeBytes),
        eq(documents.modifiedMs, file.modifiedMs),
        eq(documents.status, 'pending'),
        isNull(documents.uploadedAt),
      ),
    )
    .returning({ id: documents.id, name: documents.name, fileKey: documents.fileKey });
  return row;
}
