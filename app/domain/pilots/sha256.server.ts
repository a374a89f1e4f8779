import { createHash } from 'node:crypto';

/** Hex SHA-256 of a text's UTF-8 bytes: what signatures are given over. */
export function sha256Of(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
