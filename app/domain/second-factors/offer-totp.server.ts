import type { Person } from '#app/domain/kernel/actor.ts';
import { openSecret, sealSecret } from './sealed-secret.server.ts';
import { newTotpSecret, totpAddress } from './totp.server.ts';

/** A secret to be scanned. It is kept nowhere until its first code proves that it was. */
export type TotpOffer = {
  /** Travels through the form: the secret, sealed for this person. */
  offer: string;
  secret: string;
  /** For the QR code. */
  address: string;
};

const offeredTo = (userId: string) => `offer to ${userId}`;

/** In ms. */
const validFor = 15 * 60_000;

/** @param earlier the offer of a form that came back, so that what was scanned stays right */
export function offerTotp(person: Pick<Person, 'userId' | 'email'>, earlier?: string): TotpOffer {
  const known = earlier ? readOffer(person.userId, earlier) : null;
  const secret = known ?? newTotpSecret();
  const offer = known && earlier ? earlier : sealSecret(`${Date.now() + validFor} ${secret}`, offeredTo(person.userId));
  return { offer, secret, address: totpAddress(secret, person.email) };
}

/** @returns null when it was not offered to this person, or too long ago */
export function readOffer(userId: string, offer: string): string | null {
  const [until = '', secret = ''] = (openSecret(offer, offeredTo(userId)) ?? '').split(' ');
  return secret && Number(until) > Date.now() ? secret : null;
}
