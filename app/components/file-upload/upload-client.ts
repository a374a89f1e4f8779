import { genUploader } from 'uploadthing/client';
import type { FileRoute } from 'uploadthing/types';

/** Where files go, as `uploadTargetSchema` wants it. */
export type Target = { subjectKind: string; subjectId: string; purpose: string };

/** The one route of `/api/uploadthing`, as the client has to know it. */
type Router = {
  document: FileRoute<{ input: Target; output: Record<string, string>; errorShape: { message: string } }>;
};

type Progress = (percent: number) => void;

const { uploadFiles } = genUploader<Router>({ url: '/api/uploadthing', package: 'uploadthing/client' });

/** Times a cut connection is taken up again by itself before the person is asked. */
const attempts = 4;

/**
 * Sends one file by UploadThing's client. A file sent again after a cut goes on where it stopped: the server gives the
 * same file the same address.
 * @throws UploadFailure with a code of `documents:reason`
 */
export async function sendFile(
  file: File,
  target: Target,
  options: { signal: AbortSignal; onProgress: Progress; onCut: () => void },
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await uploadFiles('document', {
        files: [file],
        input: target,
        signal: options.signal,
        onUploadProgress: ({ progress }) => options.onProgress(Math.min(100, Math.floor(progress))),
      });
      return;
    } catch (error) {
      const reason = reasonOf(error);
      if (options.signal.aborted || reason !== 'network' || attempt === attempts) throw new UploadFailure(reason);
      options.onCut();
      await pause(2 ** attempt * 500);
    }
  }
}

export class UploadFailure extends Error {
  constructor(readonly reason: string) {
    super(reason);
  }
}

/** The server's own code, in its refusal of the announcement or in the ingest's answer; without an answer it is the network. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'failed';
  const data: unknown = 'data' in error ? error.data : null;
  if (data !== null && typeof data === 'object' && 'error' in data) return String(data.error);
  if (/^[a-z_]+$/.test(error.message)) return error.message;
  return /^(XHR failed [1-9]|Failed to parse)/.test(error.message) ? 'failed' : 'network';
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
