import type { IncomingMessage } from 'node:http';
import { dropParts, hasRoomFor, keepPart, openPart } from './disk.server.ts';
import { DiskFull, readMultipartFile, TooLarge } from './multipart.server.ts';

/** What became of one request that carried bytes. After `incomplete` what has arrived stays, to be resumed. */
export type Outcome =
  | 'complete'
  | 'incomplete'
  | 'no_such_range'
  | 'superseded'
  | 'too_large'
  | 'bad_request'
  | 'disk_full';

/**
 * Streams one multipart upload onto the disk, from byte `start` on.
 *
 * @param file.expect size of the whole file in bytes, as signed; neither more nor less becomes a file
 */
export async function receiveFile(
  request: IncomingMessage,
  file: { key: string; start: number; expect: number },
): Promise<Outcome> {
  if (!(await hasRoomFor(file.expect - file.start))) return 'disk_full';
  const part = await openPart(file.key, file.start);
  if (part === null) return 'no_such_range';
  try {
    const bytes = await readMultipartFile(request, part, file.expect - file.start);
    if (bytes === null) return 'bad_request';
    if (file.start + bytes < file.expect) return 'incomplete';
    return (await keepPart(part, file.key)) ? 'complete' : 'superseded';
  } catch (error) {
    if (!(error instanceof TooLarge) && !(error instanceof DiskFull)) throw error;
    await dropParts(file.key);
    return error instanceof TooLarge ? 'too_large' : 'disk_full';
  }
}
