import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { completeUpload } from '#app/domain/documents/complete-upload.server.ts';
import type { UploadTarget } from '#app/domain/documents/document.schema.ts';
import { registerUpload } from '#app/domain/documents/register-upload.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { incomingFolder } from '#app/integrations/uploadthing/disk.server.ts';
import { fileKeyOf } from '#app/integrations/uploadthing/file-key.server.ts';
import { fileStore } from '#app/integrations/uploadthing/file-store.server.ts';
import { handle as checkDocument } from '#app/jobs/handlers/check-document.ts';

/**
 * Attaches a file as an upload would, from announcement to check, and waits for the end of it.
 * @returns the document's id; its status says whether the check accepted it
 */
export async function attachFile(
  actor: Actor,
  target: UploadTarget,
  file: { name: string; bytes: Uint8Array },
): Promise<string> {
  const sizeBytes = file.bytes.length;
  const [reserved] = await registerUpload(actor, target, [{ name: file.name, sizeBytes, modifiedMs: 0 }], fileKeyOf);
  if (!reserved) throw new Error('nothing was reserved');
  const { id: documentId, name, fileKey } = reserved;
  await mkdir(incomingFolder(), { recursive: true, mode: 0o700 });
  const draft = path.join(incomingFolder(), `${randomUUID()}.form`);
  await writeFile(draft, file.bytes, { mode: 0o600, flush: true });
  await fileStore().put(fileKey, draft, { name, sizeBytes, customId: documentId });
  await completeUpload({ documentId, fileKey });
  await checkDocument({ documentId });
  return documentId;
}
