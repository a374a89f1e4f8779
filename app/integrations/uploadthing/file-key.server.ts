import { type ExtractHashPartsFn, generateKey } from '@uploadthing/shared';
import { Micro } from 'effect';
import { uploadSettings } from './settings.server.ts';

/**
 * The key the library gives a file, made from our document id alone: announcing the same document again gives the same key, so an
 * upload that was cut goes on where it stopped. Keys hold a hash of 31 bits: two documents may share one, which the
 * caller has to notice.
 */
export function fileKeyOf(documentId: string): string {
  const file = { name: '', size: 0, type: '', lastModified: 0, customId: documentId };
  return Micro.runSync(generateKey(file, uploadSettings().appId, keyParts));
}

/** For the library's option `getFileHashParts`. */
export const keyParts: ExtractHashPartsFn = (file) => ['customId' in file ? String(file.customId) : null];

/** Keys are letters and digits: never a path. */
export function isFileKey(text: string): boolean {
  return /^[A-Za-z0-9]{20,100}$/.test(text);
}
