import { unsafeDocumentToErase } from '#app/domain/documents/document.queries.server.ts';
import { eraseFile } from '#app/domain/documents/erase-file.server.ts';
import { fileStore } from '#app/integrations/uploadthing/file-store.server.ts';
import type { JobPayload } from '../catalog.ts';

export async function handle({ documentId }: JobPayload<'remove-document-file'>): Promise<void> {
  const document = await unsafeDocumentToErase(documentId);
  if (!document) return;
  await fileStore().remove(document.fileKey);
  await eraseFile(documentId);
}
