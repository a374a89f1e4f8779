import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { Busboy, type BusboyFileStream } from '@fastify/busboy';
import { hasRoomFor, incomingFolder } from './disk.server.ts';
import { ByteCounter, DiskFull, drained, isDiskFull } from './multipart.server.ts';

export type FormFile = { name: string; path: string; sizeBytes: number };

export type FormLimits = { files: number; fileBytes: number };

/**
 * Reads a plain multipart form, for browsers without our script: files are streamed to private temporary files.
 *
 * @param begin judges the form's fields before the first byte of a file is kept; the form names them before its files
 * @returns the files, in order; the caller stores or drops each. An empty file field gives none
 * @throws TooLarge, DiskFull, and whatever `begin` throws; TypeError when the body is no multipart form or was cut
 */
export async function receiveForm(
  request: Request,
  limits: FormLimits,
  begin: (fields: Record<string, string>) => Promise<void>,
): Promise<FormFile[]> {
  const contentType = request.headers.get('Content-Type') ?? '';
  if (!/^multipart\/form-data;.*boundary=/i.test(contentType) || !request.body)
    throw new TypeError('no multipart form');
  await mkdir(incomingFolder(), { recursive: true, mode: 0o700 });
  if (!(await hasRoomFor(Number(request.headers.get('Content-Length') ?? limits.fileBytes)))) throw new DiskFull();

  const busboy = new Busboy({
    headers: { 'content-type': contentType },
    limits: { files: limits.files + 1, fields: 10, fieldSize: 4_000, parts: limits.files + 11 },
  });
  const fields: Record<string, string> = {};
  const files: Promise<FormFile | null>[] = [];
  let begun: Promise<void> | undefined;
  busboy.on('field', (name: string, value: string) => {
    fields[name] = value;
  });
  busboy.on('file', (_field: string, stream: BusboyFileStream, name: string) => {
    begun ??= begin(fields);
    const file = keep(stream, name, begun, limits);
    file.catch(() => busboy.destroy());
    files.push(file);
  });
  const whole = await drained(Readable.fromWeb(request.body as WebStream), busboy);
  return settle(files, whole);
}

async function keep(
  stream: BusboyFileStream,
  name: string,
  begun: Promise<void>,
  limits: FormLimits,
): Promise<FormFile | null> {
  await begun;
  const file = path.join(incomingFolder(), `${randomUUID()}.form`);
  const counter = new ByteCounter(limits.fileBytes);
  try {
    await pipeline(stream, counter, createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }));
  } catch (error) {
    await rm(file, { force: true });
    throw isDiskFull(error) ? new DiskFull() : error;
  }
  if (name) return { name, path: file, sizeBytes: counter.bytes };
  await rm(file, { force: true });
  return null;
}

/** All or nothing: after a failure no temporary file stays. */
async function settle(pending: Promise<FormFile | null>[], whole: boolean): Promise<FormFile[]> {
  const results = await Promise.allSettled(pending);
  const files = results.flatMap((result) => (result.status === 'fulfilled' && result.value ? [result.value] : []));
  const failure = results.find((result) => result.status === 'rejected');
  if (!failure && whole) return files;
  await dropFiles(files);
  throw failure ? failure.reason : new TypeError('the form was cut');
}

export async function dropFiles(files: FormFile[]): Promise<void> {
  for (const { path: file } of files) await rm(file, { force: true });
}
