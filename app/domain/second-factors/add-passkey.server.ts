import { type RegistrationResponseJSON, verifyRegistrationResponse } from '@simplewebauthn/server';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { inTransaction } from '#db/client.server.ts';
import { passkeys } from '#db/schema/second-factors.ts';
import { tellOfFactors } from './factor-news.server.ts';
import { type AccountHolder, lockToAdd } from './lock-factors.server.ts';
import { readPasskeyAnswer } from './passkey-answer.server.ts';
import { takeChallenge } from './passkey-challenge.server.ts';
import { writeRecoveryCodes } from './recovery-code.server.ts';
import { relyingParty } from './relying-party.server.ts';

export type AddPasskeyInput = { passkey: string; name: string; password?: string | undefined };

/** Enough for every device somebody has; a list that is longer is read by nobody. */
const mostPasskeys = 20;

/**
 * Adds a passkey that the browser has just made.
 * @returns the recovery codes, when the account had none left: shown once
 * @throws DomainError those of `lockToAdd`; invalid_input `passkey_wrong`; conflict `passkey_known`, `too_many_passkeys`
 */
export function addPasskey(holder: AccountHolder, input: AddPasskeyInput): Promise<{ codes: string[] | null }> {
  return inTransaction(async (tx) => {
    const factors = await lockToAdd(tx, holder, input.password);
    if (factors.passkeys >= mostPasskeys) throw new DomainError('conflict', { reason: 'too_many_passkeys' });
    const { userId } = holder;
    const { credential, credentialBackedUp } = await verified(input.passkey, (challenge) =>
      takeChallenge(challenge, { purpose: 'register', userId }),
    );
    const added = await tx
      .insert(passkeys)
      .values({
        userId,
        credentialId: credential.id,
        publicKey: Buffer.from(credential.publicKey).toString('base64url'),
        counter: credential.counter,
        transports: credential.transports ?? [],
        backedUp: credentialBackedUp,
        name: input.name,
      })
      .onConflictDoNothing()
      .returning({ id: passkeys.id });
    if (added.length === 0) throw new DomainError('conflict', { reason: 'passkey_known' });
    await tellOfFactors(tx, holder, 'passkey_added', input.name);
    return { codes: factors.recoveryCodes === 0 ? await writeRecoveryCodes(tx, userId) : null };
  });
}

async function verified(answer: string, expectedChallenge: (challenge: string) => Promise<boolean>) {
  const result = await verifyRegistrationResponse({
    response: readPasskeyAnswer<RegistrationResponseJSON>(answer),
    expectedChallenge,
    expectedOrigin: relyingParty.origin,
    expectedRPID: relyingParty.id,
    requireUserVerification: true,
  }).catch((cause: unknown) => {
    throw new DomainError('invalid_input', { reason: 'passkey_wrong', cause });
  });
  if (!result.verified) throw new DomainError('invalid_input', { reason: 'passkey_wrong' });
  return result.registrationInfo;
}
