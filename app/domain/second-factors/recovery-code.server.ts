import { createHmac, randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { secretFor } from '#app/env.server.ts';
import type { Tx } from '#db/client.server.ts';
import { recoveryCodes } from '#db/schema/second-factors.ts';
import { hasSecondFactor, type SecondFactors } from './second-factor.policy.ts';

/** Crockford's base32: no letter looks like a digit. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** @returns 60 bits as `XXXX-XXXX-XXXX`: not to be guessed, short enough to copy from paper */
export function newRecoveryCode(): string {
  const letters = [...randomBytes(12)].map((byte) => alphabet[byte % 32]).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

/** What is kept of a code, read as people copy it: in small letters, without dashes, O for 0. */
export function recoveryCodeHash(userId: string, typed: string): string {
  const plain = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return createHmac('sha256', secretFor('recovery-codes')).update(`${userId} ${plain}`).digest('hex');
}

/** Replaces an account's codes. @returns the new ten, which nobody can read again later */
export async function writeRecoveryCodes(tx: Tx, userId: string): Promise<string[]> {
  const codes = Array.from({ length: 10 }, newRecoveryCode);
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx.insert(recoveryCodes).values(codes.map((code) => ({ userId, codeHash: recoveryCodeHash(userId, code) })));
  return codes;
}

/** Codes stand in for a factor; without one they would be a password nobody chose. */
export async function forgetCodesWithoutFactor(tx: Tx, userId: string, left: SecondFactors): Promise<void> {
  if (!hasSecondFactor(left)) await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
}
