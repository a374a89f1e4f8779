import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { eq } from 'drizzle-orm';
import type { Person } from '#app/domain/kernel/actor.ts';
import { db } from '#db/client.server.ts';
import { passkeys } from '#db/schema/second-factors.ts';
import { handOutChallenge } from './passkey-challenge.server.ts';
import { relyingParty } from './relying-party.server.ts';

/** Every passkey is discoverable and checks its owner, so that it may stand for password and second factor at once. */
const alwaysVerified = 'required';

function knownKeys(userId: string) {
  return db
    .select({ id: passkeys.credentialId, transports: passkeys.transports })
    .from(passkeys)
    .where(eq(passkeys.userId, userId));
}

/** What the browser needs to make a passkey. The user handle is the account's id: it tells nothing about the person. */
export async function offerPasskey(person: Person): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const challenge = await handOutChallenge({ purpose: 'register', userId: person.userId });
  return generateRegistrationOptions({
    rpName: relyingParty.name,
    rpID: relyingParty.id,
    userName: person.email,
    userDisplayName: person.displayName,
    userID: new TextEncoder().encode(person.userId),
    challenge: Uint8Array.from(Buffer.from(challenge, 'base64url')),
    attestationType: 'none',
    excludeCredentials: await knownKeys(person.userId),
    authenticatorSelection: { residentKey: 'required', userVerification: alwaysVerified },
  });
}

/** What the browser needs to answer with a passkey. @param userId null when the passkey itself says whose it is */
export async function askForPasskey(userId: string | null): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const challenge = await handOutChallenge({ purpose: userId === null ? 'sign_in' : 'confirm', userId });
  return generateAuthenticationOptions({
    rpID: relyingParty.id,
    challenge: Uint8Array.from(Buffer.from(challenge, 'base64url')),
    userVerification: alwaysVerified,
    ...(userId === null ? {} : { allowCredentials: await knownKeys(userId) }),
  });
}
