import { and, asc, eq, gt, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import { validate } from 'uuid';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { subjectScope } from '#app/domain/kernel/subjects.server.ts';
import { type Database, db } from '#db/client.server.ts';
import { documents } from '#db/schema/documents.ts';
import type { DocumentSubject } from './document.schema.ts';
import { extensionOf } from './file-name.ts';

export type DocumentRow = typeof documents.$inferSelect;

/** What pages show of a file. */
export type DocumentItem = {
  id: string;
  name: string;
  purpose: string;
  sizeBytes: number;
  contentType: string | null;
  status: 'pending' | 'ready' | 'rejected';
  /** One of `rejectionReasons`. */
  rejectedBecause: string | null;
  createdAt: Date;
  removable: boolean;
};

/** Rows on a subject that count: neither removed nor announced without bytes. */
const present = (kind: DocumentSubject, id: string, purpose?: string) =>
  and(
    eq(documents.subjectKind, kind),
    eq(documents.subjectId, id),
    purpose === undefined ? undefined : eq(documents.purpose, purpose),
    ne(documents.status, 'deleted'),
    isNotNull(documents.uploadedAt),
  );

/**
 * Files of one subject as this reader may see them, oldest first. Readers get what has passed the check; those who may
 * attach also see what is being checked or was rejected. The subject's own scope decides, purpose by purpose.
 */
export async function listDocuments(
  actor: Actor | null,
  kind: DocumentSubject,
  id: string,
  purpose?: string,
): Promise<DocumentItem[]> {
  const rows = await db
    .select()
    .from(documents)
    .where(present(kind, id, purpose))
    .orderBy(asc(documents.id));
  const rights = await rightsByPurpose(actor, kind, id, [...new Set(rows.map((row) => row.purpose))]);
  return rows.flatMap((row) => {
    const right = rights.get(row.purpose);
    if (!right || row.status === 'deleted') return [];
    if (!right.attach && !(right.read && row.status === 'ready')) return [];
    return [toItem({ ...row, status: row.status }, right.attach)];
  });
}

async function rightsByPurpose(actor: Actor | null, kind: DocumentSubject, id: string, purposes: string[]) {
  const scope = subjectScope(kind);
  const rights = new Map<string, { read: boolean; attach: boolean }>();
  for (const purpose of purposes) {
    const read = await scope.canRead(actor, id, purpose);
    rights.set(purpose, { read, attach: actor !== null && (await scope.canAttach(actor, id, purpose)) });
  }
  return rights;
}

function toItem(row: DocumentRow & { status: DocumentItem['status'] }, removable: boolean): DocumentItem {
  const { id, name, purpose, sizeBytes, contentType, status, rejectedBecause, createdAt } = row;
  return { id, name, purpose, sizeBytes, contentType, status, rejectedBecause, createdAt, removable };
}

/** A file whose bytes may be sent. */
export type Downloadable = DocumentRow & { contentType: string; sha256: string };

/**
 * The file of an address, when this reader may have its bytes now. Asked anew for every request: an address gives no right.
 * @throws DomainError not_found for everything else, whatever the reason
 */
export async function requireDownload(actor: Actor | null, documentId: string): Promise<Downloadable> {
  if (!validate(documentId)) throw new DomainError('not_found');
  const [row] = await db.select().from(documents).where(eq(documents.id, documentId));
  if (!row?.contentType || !row.sha256 || row.fileRemovedAt) throw new DomainError('not_found');
  const scope = subjectScope(row.subjectKind);
  const available =
    row.status === 'ready' || (row.status === 'deleted' && (await scope.keepsFile?.(row.subjectId, row.id)) === true);
  if (!available || !(await scope.canRead(actor, row.subjectId, row.purpose, row.id)))
    throw new DomainError('not_found');
  return { ...row, contentType: row.contentType, sha256: row.sha256 };
}

/** What a reader saves a file as. Its applicant's word names nobody: others get an anonymised copy under a number. */
export function nameFor(actor: Actor | null, document: Downloadable): string {
  if (document.purpose !== 'anonymised' || actor?.organizationId === document.organizationId) return document.name;
  return `${document.id.slice(-8)}.${extensionOf(document.name)}`;
}

/**
 * Files of a subject as they are sealed into a version, a delivery or a contract.
 * Unsafe: no row scope; the caller has locked the subject and asked its policy.
 * @throws DomainError conflict `files_still_checked` while one that has arrived is not yet checked
 */
export async function unsafeSealableFiles(tx: Database, kind: DocumentSubject, id: string, purpose?: string) {
  const rows = await tx
    .select()
    .from(documents)
    .where(present(kind, id, purpose))
    .orderBy(asc(documents.id));
  if (rows.some((row) => row.status === 'pending'))
    throw new DomainError('conflict', { reason: 'files_still_checked' });
  return rows.flatMap(({ id: documentId, name, sizeBytes, sha256, status }) =>
    status === 'ready' && sha256 ? [{ documentId, name, sizeBytes, sha256 }] : [],
  );
}

/**
 * How much a subject holds of one purpose, announced files whose upload address still works included.
 * Unsafe: counts what the caller may not see, to keep the limit.
 */
export async function unsafeUsage(tx: Database, kind: DocumentSubject, id: string, purpose: string) {
  const [sum] = await tx
    .select({
      files: sql<number>`count(*)::int`,
      bytes: sql<string>`coalesce(sum(${documents.sizeBytes}), 0)::text`,
    })
    .from(documents)
    .where(
      and(
        eq(documents.subjectKind, kind),
        eq(documents.subjectId, id),
        eq(documents.purpose, purpose),
        inArray(documents.status, ['pending', 'ready']),
        or(isNotNull(documents.uploadedAt), gt(documents.createdAt, sql`now() - interval '1 hour'`)),
      ),
    );
  return { files: sum?.files ?? 0, bytes: Number(sum?.bytes ?? 0) };
}

/** Unsafe: for the job that checks it. @returns null when there is nothing to check (any more) */
export async function unsafeDocumentToCheck(documentId: string): Promise<DocumentRow | null> {
  const [row] = await db
    .select()
    .from(documents)
    .where(and(eq(documents.id, documentId), eq(documents.status, 'pending'), isNotNull(documents.uploadedAt)));
  return row ?? null;
}

/** Unsafe: for the job that takes bytes away. @returns null while the file is in use, kept by its subject, or gone */
export async function unsafeDocumentToErase(documentId: string): Promise<DocumentRow | null> {
  const [row] = await db
    .select()
    .from(documents)
    .where(
      and(
        eq(documents.id, documentId),
        inArray(documents.status, ['rejected', 'deleted']),
        isNull(documents.fileRemovedAt),
      ),
    );
  if (!row || (await subjectScope(row.subjectKind).keepsFile?.(row.subjectId, row.id))) return null;
  return row;
}

/** Unsafe: which of these keys of the file store belong to a row whose bytes are still wanted. */
export async function unsafeWantedKeys(keys: string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await db
    .select({ fileKey: documents.fileKey })
    .from(documents)
    .where(and(inArray(documents.fileKey, keys), isNull(documents.fileRemovedAt)));
  return new Set(rows.map((row) => row.fileKey));
}
