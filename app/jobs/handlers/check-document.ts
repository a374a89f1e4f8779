import { unsafeFindActor } from '#app/domain/accounts/account.queries.server.ts';
import { checkDocument, type Verdict } from '#app/domain/documents/check-document.server.ts';
import { limits } from '#app/domain/documents/document.policy.ts';
import { type DocumentRow, unsafeDocumentToCheck } from '#app/domain/documents/document.queries.server.ts';
import { inspectFile } from '#app/domain/documents/inspection/inspect-file.server.ts';
import { subjectScope } from '#app/domain/kernel/subjects.server.ts';
import { fileStore } from '#app/integrations/uploadthing/file-store.server.ts';
import type { JobPayload } from '../catalog.ts';

export async function handle({ documentId }: JobPayload<'check-document'>): Promise<void> {
  const document = await unsafeDocumentToCheck(documentId);
  if (document) await checkDocument(documentId, await verdictOn(document));
}

async function verdictOn(document: DocumentRow): Promise<Verdict> {
  if (!(await mayStillAttach(document))) return { accepted: false, reason: 'subject_closed' };
  const bytes = await fileStore().read(document.fileKey, limits.fileBytes);
  if (!bytes) return { accepted: false, reason: 'missing' };
  return inspectFile(bytes, document.name, document.sizeBytes);
}

/** An address to send to works for an hour: meanwhile the subject may have been sealed or published, or the person left. */
async function mayStillAttach({ uploadedBy, organizationId, ...document }: DocumentRow): Promise<boolean> {
  const actor = await unsafeFindActor(uploadedBy, organizationId, 'none');
  if (!actor) return false;
  return subjectScope(document.subjectKind).canAttach(actor, document.subjectId, document.purpose);
}
