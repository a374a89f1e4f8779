import { createWriteStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { type Readable, Transform, type TransformCallback, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyFileStream } from '@fastify/busboy';

export class TooLarge extends Error {}
export class DiskFull extends Error {}

const diskFullCodes = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/**
 * Appends the one file of a multipart request to `path`. When the connection is cut, what has arrived is kept and counted.
 *
 * @returns bytes written, all of them on the disk; null when the request holds no file or is no multipart form
 * @throws TooLarge after `most` bytes; DiskFull when the disk takes no more
 */
export async function readMultipartFile(request: IncomingMessage, path: string, most: number): Promise<number | null> {
  const contentType = request.headers['content-type'] ?? '';
  if (!/^multipart\/form-data;.*boundary=/i.test(contentType)) return null;
  const busboy = new Busboy({
    headers: { ...request.headers, 'content-type': contentType },
    limits: { files: 1, fields: 10, fieldSize: 1_000, parts: 11 },
  });
  let incoming: BusboyFileStream | undefined;
  let written: Promise<number> | undefined;
  busboy.on('file', (_field: string, stream: BusboyFileStream) => {
    incoming = stream;
    written = append(stream, path, most);
    // A failed write ends the reading; its reason is awaited below.
    written.catch(() => busboy.destroy());
  });
  await drained(request, busboy, () => {
    // The parser does not end its file when the connection is cut; ended here, its last bytes still reach the disk.
    if (incoming && !incoming.destroyed) incoming.push(null);
  });
  return written ?? null;
}

/**
 * Feeds a body to the parser. Not by `pipeline`: that would destroy the request on failure, and with it the connection that
 * carries the answer. What is left of a refused body is read and dropped.
 *
 * @returns whether the body was read to its end
 */
export async function drained(body: Readable, busboy: Writable, cut: () => void = () => {}): Promise<boolean> {
  const whole = await new Promise<boolean>((resolve) => {
    busboy.once('finish', () => resolve(true));
    busboy.once('error', () => resolve(false));
    busboy.once('close', () => resolve(false));
    body.once('error', () => resolve(false));
    // A body that came whole may still wait for the disk; then the parser's own end counts.
    body.once('close', () => body.readableEnded || resolve(false));
    body.pipe(busboy);
  });
  body.unpipe(busboy);
  busboy.on('error', () => {});
  body.on('error', () => {});
  body.resume();
  if (!whole) cut();
  return whole;
}

export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && diskFullCodes.has(String(error.code));
}

async function append(stream: BusboyFileStream, path: string, most: number): Promise<number> {
  const counter = new ByteCounter(most);
  try {
    await pipeline(stream, counter, createWriteStream(path, { flags: 'a', flush: true }));
  } catch (error) {
    throw isDiskFull(error) ? new DiskFull() : error;
  }
  return counter.bytes;
}

/** Lets at most so many bytes through. */
export class ByteCounter extends Transform {
  bytes = 0;

  constructor(private readonly most: number) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.bytes += chunk.length;
    if (this.bytes > this.most) done(new TooLarge());
    else done(null, chunk);
  }
}
