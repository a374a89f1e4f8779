import { createRouteHandler, createUploadthing, type FileRouter, UTFiles } from 'uploadthing/remix';
import { UploadThingError } from 'uploadthing/server';
import type { z } from 'zod';
import { keyParts } from './file-key.server.ts';
import { answerServerCall } from './registration.server.ts';
import { uploadSettings } from './settings.server.ts';

type Announced = { name: string; size: number; lastModified?: number | undefined };

/** What our application decides; the library does the rest. */
export type UploadHooks<Target extends Record<string, string>> = {
  /** Checks what the browser says of where the files go. */
  target: z.ZodType<Target, Target>;
  /**
   * Asks whether this person may send these files, and gives each its document id and clean name, in the same order.
   * @throws UploadRefused
   */
  announce(
    request: Request,
    target: Target,
    files: readonly Announced[],
  ): Promise<{ customId: string; name: string }[]>;
  /** Called at least once when a file is complete. */
  complete(file: { customId: string; key: string }): Promise<Record<string, string>>;
};

/** A refusal whose reason travels to the browser, which has the words for it. */
export class UploadRefused extends UploadThingError {
  constructor(code: 'FORBIDDEN' | 'NOT_FOUND' | 'BAD_REQUEST', reason: string) {
    super({ code, message: reason });
  }
}

/** UploadThing's own route handler for one kind of upload, `document`. */
export function createUploadRoute<Target extends Record<string, string>>(hooks: UploadHooks<Target>) {
  const build = createUploadthing({ errorFormatter: (error) => ({ message: error.message }) });
  const document = build(
    { blob: { maxFileSize: '32MB', maxFileCount: 20, contentDisposition: 'attachment', acl: 'private' } },
    { getFileHashParts: keyParts },
  )
    .input(hooks.target)
    .middleware(async ({ event, input, files }) => {
      const announced = await hooks.announce(event.request, input as Target, files);
      return { [UTFiles]: files.map((file, at) => ({ ...file, ...announced[at] })) };
    })
    .onUploadComplete(({ file }) => {
      if (!file.customId) throw new Error('a finished upload without document id');
      return hooks.complete({ customId: file.customId, key: file.key });
    });
  return createRouteHandler({ router: { document } satisfies FileRouter, config: config() });
}

function config() {
  const { embedded, token, ingestUrl, callbackUrl } = uploadSettings();
  return {
    token,
    ingestUrl,
    callbackUrl,
    isDev: false,
    // At its usual level the library logs presigned addresses, which are bearer links.
    logLevel: 'Error',
    handleDaemonPromise: 'await',
    ...(embedded ? { fetch: askEmbeddedIngest } : {}),
  } as const;
}

/** Our server's calls to the embedded ingest do not leave the process: no port or proxy has to be known for them. */
async function askEmbeddedIngest(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  const { ingestUrl } = uploadSettings();
  if (!request.url.startsWith(`${ingestUrl}/`)) throw new Error('not an address of the ingest');
  const { status, body } = await answerServerCall(
    request.url.slice(ingestUrl.length),
    request.headers.get('x-uploadthing-api-key') ?? undefined,
    await request.json(),
  );
  return Response.json(body, { status });
}
