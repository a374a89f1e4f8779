import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { completeUpload } from '#app/domain/documents/complete-upload.server.ts';
import { announcedFilesSchema, uploadTargetSchema } from '#app/domain/documents/document.schema.ts';
import { registerUpload } from '#app/domain/documents/register-upload.server.ts';
import { requestFrame } from '#app/domain/kernel/request-frame.server.ts';
import { asDomainError } from '#app/http/errors.server.ts';
import { optionalActor } from '#app/http/guards.server.ts';
import { countAttempt } from '#app/http/rate-limit.server.ts';
import { fileKeyOf } from '#app/integrations/uploadthing/file-key.server.ts';
import { createUploadRoute, UploadRefused } from '#app/integrations/uploadthing/route-handler.server.ts';
import { uploadSettings } from '#app/integrations/uploadthing/settings.server.ts';

/** Uploads by UploadThing's protocol: people announce files here, the ingest reports here that they have arrived. */
const handler = createUploadRoute({
  target: uploadTargetSchema,
  async announce(request, target, files) {
    const actor = await optionalActor(request);
    if (!actor) throw new UploadRefused('FORBIDDEN', 'signed_out');
    const announced = announcedFilesSchema.safeParse(
      files.map(({ name, size, lastModified }) => ({ name, sizeBytes: size, modifiedMs: lastModified })),
    );
    if (!announced.success) throw new UploadRefused('BAD_REQUEST', 'too_many_files');
    try {
      await countAttempt('upload', actor, announced.data.length);
      const reserved = await registerUpload(actor, target, announced.data, fileKeyOf);
      return reserved.map(({ id, name }) => ({ customId: id, name }));
    } catch (error) {
      throw refusal(error);
    }
  },
  async complete({ customId, key }) {
    await completeUpload({ documentId: customId, fileKey: key });
    return { documentId: customId };
  },
});

/** What the person can read and act on travels as its reason; a defect stays a defect. */
function refusal(error: unknown): unknown {
  const refused = asDomainError(error);
  if (!refused) return error;
  if (refused.code === 'not_found') return new UploadRefused('NOT_FOUND', 'not_found');
  return new UploadRefused(refused.code === 'forbidden' ? 'FORBIDDEN' : 'BAD_REQUEST', refused.reason ?? refused.code);
}

export function loader(args: LoaderFunctionArgs) {
  return handler.loader(args);
}

export async function action(args: ActionFunctionArgs): Promise<Response> {
  const answer = await handler.action(args);
  // The protocol has no word for "later".
  const response =
    requestFrame()?.retryAfterSeconds === undefined
      ? answer
      : new Response(answer.body, { headers: answer.headers, status: 429 });
  const origin = args.request.headers.get('Origin');
  const { embedded, ingestUrl } = uploadSettings();
  if (!embedded || origin === null || !response.ok) return response;
  // The demo may be opened under another name of this machine; its page may only send to where it came from.
  const here = new URL(new URL(ingestUrl).pathname, origin).href;
  const body = (await response.text()).replaceAll(`"${ingestUrl}/`, `"${here}/`);
  const headers = new Headers(response.headers);
  headers.delete('Content-Length');
  return new Response(body, { status: response.status, headers });
}
