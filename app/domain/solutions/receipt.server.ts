import { createHash } from 'node:crypto';
import { canonicalVersion, type SealedVersion } from './canonical-version.ts';

/** The receipt of a sealed version: SHA-256 over the UTF-8 bytes of its canonical form, 64 hex characters. */
export function receiptOf(version: SealedVersion): string {
  return createHash('sha256').update(canonicalVersion(version), 'utf8').digest('hex');
}
