import type { ActionFunctionArgs } from '@remix-run/node';
import { completeUpload } from '#app/domain/documents/complete-upload.server.ts';
import { limits } from '#app/domain/documents/document.policy.ts';
import { announcedFilesSchema, type UploadTarget, uploadTargetSchema } from '#app/domain/documents/document.schema.ts';
import { assertMayAttach, registerUpload } from '#app/domain/documents/register-upload.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { DomainError, type ErrorCode } from '#app/domain/kernel/errors.ts';
import { asDomainError } from '#app/http/errors.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { countAttempt } from '#app/http/rate-limit.server.ts';
import { safePath } from '#app/http/safe-path.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { fileKeyOf } from '#app/integrations/uploadthing/file-key.server.ts';
import { fileStore } from '#app/integrations/uploadthing/file-store.server.ts';
import { dropFiles, type FormFile, receiveForm } from '#app/integrations/uploadthing/form-upload.server.ts';
import { DiskFull, TooLarge } from '#app/integrations/uploadthing/multipart.server.ts';

/** Uploads by a plain form, for browsers without our script: the same limits, rows and checks, and back to the page. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const actor = await requireActor(request);
  let next = '/';
  let target: UploadTarget | undefined;
  try {
    const files = await receiveForm(request, { files: limits.files, fileBytes: limits.fileBytes }, async (fields) => {
      next = safePath(fields.next, '/');
      target = uploadTargetSchema.parse(fields);
      await assertMayAttach(actor, target);
    });
    if (!target || files.length === 0) throw new DomainError('invalid_input', { reason: 'no_file' });
    await countAttempt('upload', actor, files.length);
    const count = await store(actor, target, files).finally(() => dropFiles(files));
    return redirectWithToast(pageOf(request, next), next, { key: 'documents:toast.uploaded', values: { count } });
  } catch (error) {
    const reason = reasonOf(error);
    if (!reason || !target) throw unreadable(error);
    return redirectWithToast(pageOf(request, next), next, { key: `documents:reason.${reason}`, tone: 'notice' });
  }
}

async function store(actor: Actor, target: UploadTarget, files: FormFile[]): Promise<number> {
  const announced = announcedFilesSchema.safeParse(files.map((file) => ({ ...file, modifiedMs: 0 })));
  if (!announced.success) throw new DomainError('conflict', { reason: 'too_many_files' });
  const reserved = await registerUpload(actor, target, announced.data, fileKeyOf);
  for (const [at, { id, name, fileKey }] of reserved.entries()) {
    const file = files[at];
    if (!file) continue;
    await fileStore().put(fileKey, file.path, { name, sizeBytes: file.sizeBytes, customId: id });
    await completeUpload({ documentId: id, fileKey });
  }
  return reserved.length;
}

const shownAsErrorPage = new Set<string>(['not_found', 'unavailable', 'too_many_requests'] satisfies ErrorCode[]);

/** What the person can act on, said on the page they came from; anything else is an error page. */
function reasonOf(error: unknown): string | undefined {
  if (error instanceof TooLarge) return 'too_large';
  if (error instanceof DiskFull) return 'disk_full';
  const refused = asDomainError(error);
  return refused && !shownAsErrorPage.has(refused.code) ? refused.reason : undefined;
}

function unreadable(error: unknown): unknown {
  if (error instanceof DiskFull) return new DomainError('unavailable', { reason: 'disk_full' });
  const formless = error instanceof TypeError || (error instanceof Error && error.name.endsWith('ZodError'));
  return formless || error instanceof TooLarge
    ? new DomainError('invalid_input', { reason: 'unreadable_form' })
    : error;
}

/** The page the person is on decides the language of what is said; this address has none. */
function pageOf(request: Request, next: string): Request {
  return new Request(new URL(next, request.url));
}
