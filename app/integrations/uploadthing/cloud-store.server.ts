import { openAsBlob } from 'node:fs';
import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { generateSignedURL } from '@uploadthing/shared';
import { Micro, Redacted } from 'effect';
import { UTApi } from 'uploadthing/server';
import { uploadSettings } from './settings.server.ts';
import type { ByteRange, FileStore } from './store.ts';

/** UploadThing's cloud. Its signed addresses are bearer links: they stay between this server and theirs, and live a minute. */
export const cloudStore: FileStore = { read, open, put, remove, untouchedKeys, dropStale };

const api = () => new UTApi({ token: uploadSettings().token, logLevel: 'Error' });

async function fetchFile(key: string, range?: ByteRange): Promise<Response | null> {
  const { ufsUrl } = await api().generateSignedURL(key, { expiresIn: '1 minute' });
  const headers = range ? { range: `bytes=${range.start}-${range.end}` } : undefined;
  const response = await fetch(ufsUrl, { ...(headers && { headers }), signal: AbortSignal.timeout(60_000) });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`the file service answered ${response.status}`);
  if (range && response.status !== 206) throw new Error('the file service ignored a byte range');
  return response;
}

async function read(key: string, most: number): Promise<Buffer | null> {
  const response = await fetchFile(key);
  if (!response?.body) return null;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of Readable.fromWeb(response.body as WebStream)) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > most) break;
  }
  return Buffer.concat(chunks);
}

async function open(key: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | null> {
  return (await fetchFile(key, range))?.body ?? null;
}

/** The same presigned upload that a browser makes, without a callback: the caller knows that the file has arrived. */
async function put(
  key: string,
  path: string,
  file: { name: string; sizeBytes: number; customId: string },
): Promise<void> {
  const { apiKey, appId, ingestUrl } = uploadSettings();
  const url = await Micro.runPromise(
    generateSignedURL(`${ingestUrl}/${key}`, Redacted.make(apiKey), {
      data: {
        'x-ut-identifier': appId,
        'x-ut-file-name': file.name,
        'x-ut-file-size': file.sizeBytes,
        'x-ut-file-type': 'application/octet-stream',
        'x-ut-custom-id': file.customId,
        'x-ut-content-disposition': 'attachment',
        'x-ut-acl': 'private',
      },
    }),
  );
  const body = new FormData();
  body.append('file', await openAsBlob(path), file.name);
  const signal = AbortSignal.timeout(120_000);
  const response = await fetch(url, { method: 'PUT', headers: { Range: 'bytes=0-' }, body, signal });
  if (!response.ok) throw new Error(`the file service answered ${response.status}`);
}

async function remove(key: string): Promise<void> {
  await api().deleteFiles(key);
}

/** Their storage may be shared with other applications: what has no row of ours is not ours to judge. */
async function* untouchedKeys(): AsyncIterable<string[]> {}

/** They drop unfinished uploads by themselves. */
async function dropStale(): Promise<void> {}
