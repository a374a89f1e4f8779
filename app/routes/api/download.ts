import type { LoaderFunctionArgs } from '@remix-run/node';
import { type Downloadable, nameFor, requireDownload } from '#app/domain/documents/document.queries.server.ts';
import { recordDownload } from '#app/domain/documents/record-download.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { byteRange } from '#app/http/byte-range.ts';
import { attachment } from '#app/http/content-disposition.ts';
import { optionalActor } from '#app/http/guards.server.ts';
import { fileStore } from '#app/integrations/uploadthing/file-store.server.ts';

/**
 * The only way to a file's bytes. Whoever asks is judged anew each time; what may not be seen does not exist. Files are
 * saved, never shown: whatever one contains, it does not run as a page of this site.
 */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const actor = await optionalActor(request);
  const document = await requireDownload(actor, params.documentId ?? '');
  const headers = headersOf(document, nameFor(actor, document));
  if (isCurrent(request, headers)) return new Response(null, { status: 304, headers });

  const range = byteRange(rangeHeader(request, headers), document.sizeBytes);
  if (range === 'unsatisfiable') {
    return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${document.sizeBytes}` } });
  }
  headers.set('Content-Length', String(range ? range.end - range.start + 1 : document.sizeBytes));
  if (range) headers.set('Content-Range', `bytes ${range.start}-${range.end}/${document.sizeBytes}`);
  const status = range ? 206 : 200;
  if (request.method === 'HEAD') return new Response(null, { status, headers });

  const bytes = await fileStore().open(document.fileKey, range ?? undefined);
  if (!bytes) throw new DomainError('unavailable');
  await recordDownload(actor, document);
  return new Response(bytes, { status, headers });
}

function headersOf(document: Downloadable, name: string): Headers {
  return new Headers({
    'Content-Type': document.contentType,
    'Content-Disposition': attachment(name),
    'Content-Security-Policy':
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
    'Accept-Ranges': 'bytes',
    ETag: `"${document.sha256}"`,
    // Asked again each time: the right to read may end. Compressing would break ranges.
    'Cache-Control': 'private, no-cache, no-transform',
  });
}

function isCurrent(request: Request, headers: Headers): boolean {
  const known = request.headers.get('If-None-Match') ?? '';
  return known.split(',').some((tag) => tag.trim().replace(/^W\//, '') === headers.get('ETag'));
}

/** A range of an older file is no range of this one. */
function rangeHeader(request: Request, headers: Headers): string | null {
  const condition = request.headers.get('If-Range');
  return condition !== null && condition !== headers.get('ETag') ? null : request.headers.get('Range');
}
