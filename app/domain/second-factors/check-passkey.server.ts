import { type AuthenticationResponseJSON, verifyAuthenticationResponse } from '@simplewebauthn/server';
import { and, eq, lte, or, sql } from 'drizzle-orm';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { db } from '#db/client.server.ts';
import { passkeys } from '#db/schema/second-factors.ts';
import { readPasskeyAnswer } from './passkey-answer.server.ts';
import { takeChallenge } from './passkey-challenge.server.ts';
import { relyingParty } from './relying-party.server.ts';

/**
 * Checks the answer of a passkey: signature, origin, host, that its owner was checked, a challenge of ours that nobody
 * answered before, and a counter that goes forward (WebAuthn, 7.2).
 * @param userId whose passkey it has to be; null when it says so itself
 * @throws DomainError invalid_input `passkey_wrong`
 */
export async function checkPasskey(answer: string, userId: string | null): Promise<{ userId: string }> {
  const response = readPasskeyAnswer<AuthenticationResponseJSON>(answer);
  const [key] = await db.select().from(passkeys).where(eq(passkeys.credentialId, response.id));
  if (!key || (userId !== null && key.userId !== userId)) throw wrong();
  const purpose = userId === null ? 'sign_in' : 'confirm';
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    expectedChallenge: (challenge) => takeChallenge(challenge, { purpose, userId }),
    expectedOrigin: relyingParty.origin,
    expectedRPID: relyingParty.id,
    requireUserVerification: true,
    credential: {
      id: key.credentialId,
      publicKey: Uint8Array.from(Buffer.from(key.publicKey, 'base64url')),
      counter: key.counter,
    },
  }).catch((cause: unknown) => {
    throw wrong(cause);
  });
  if (!verified) throw wrong();
  const { newCounter, credentialBackedUp } = authenticationInfo;
  // Once more in the table: of two answers with the same counter, one is a copy.
  const forward = or(lte(passkeys.counter, newCounter - 1), sql`${passkeys.counter} = 0 and ${newCounter}::bigint = 0`);
  const noted = await db
    .update(passkeys)
    .set({ counter: newCounter, backedUp: credentialBackedUp, lastUsedAt: sql`now()` })
    .where(and(eq(passkeys.id, key.id), forward))
    .returning({ userId: passkeys.userId });
  if (noted.length === 0) throw wrong();
  return { userId: key.userId };
}

const wrong = (cause?: unknown) => new DomainError('invalid_input', { reason: 'passkey_wrong', cause });
