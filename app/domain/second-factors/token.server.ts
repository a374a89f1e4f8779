import { createHash, randomBytes } from 'node:crypto';

/** @returns 256 bits that live in a cookie or an address; tables hold their hash only */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
