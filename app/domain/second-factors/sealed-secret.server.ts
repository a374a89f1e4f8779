import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { secretFor } from '#app/env.server.ts';

/** AES-256-GCM: 12 bytes of nonce, 16 of tag, then the text; base64url. */
const key = () => Buffer.from(secretFor('totp'), 'hex');

/** @param boundTo whose secret it is: sealed for one account, it opens for no other (a row copied across is useless) */
export function sealSecret(secret: string, boundTo: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key(), nonce);
  cipher.setAAD(Buffer.from(boundTo));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** @returns null when it was not sealed by us for this account, or changed since */
export function openSecret(sealed: string, boundTo: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < 28) return null;
  const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, 12));
  decipher.setAAD(Buffer.from(boundTo));
  decipher.setAuthTag(bytes.subarray(12, 28));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
