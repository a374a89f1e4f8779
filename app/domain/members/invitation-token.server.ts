import { createHash, randomBytes } from 'node:crypto';

/** 256 bits that nobody guesses, fit for an address; the table knows its hash only. */
export function newInvitationToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: hashOfToken(token) };
}

export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
