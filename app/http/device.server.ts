import { createHash, randomUUID } from 'node:crypto';
import { createCookie } from '@remix-run/node';
import { env, secretFor } from '#app/env.server.ts';

/**
 * Remembers that this browser has signed in to an account before. It opens nothing; it only keeps the owner's way in clear
 * while somebody else is guessing at the account. The account is written as a hash: the cookie tells no address.
 */
type Device = { account: string; nonce: string };

const secure = env.publicUrl.startsWith('https://');

const cookie = createCookie(secure ? '__Host-device' : 'device', {
  httpOnly: true,
  secure,
  sameSite: 'lax',
  path: '/',
  maxAge: 400 * 24 * 60 * 60, // the longest that browsers keep
  secrets: [secretFor('device')],
});

const accountOf = (email: string) => createHash('sha256').update(email).digest('hex');

/** @returns the device's nonce when it has signed in to this account before */
export async function knownDevice(request: Request, email: string): Promise<string | null> {
  const device: Device | null = await cookie.parse(request.headers.get('Cookie'));
  return device && device.account === accountOf(email) ? device.nonce : null;
}

/** @returns the Set-Cookie header that makes this browser known to the account, under a new nonce */
export function rememberDevice(email: string): Promise<string> {
  const device: Device = { account: accountOf(email), nonce: randomUUID() };
  return cookie.serialize(device);
}
