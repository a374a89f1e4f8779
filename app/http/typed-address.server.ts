import { createCookie } from '@remix-run/node';
import { env, secretFor } from '#app/env.server.ts';

/**
 * The address of e-mail that was last typed in this browser by somebody who is not signed in: the page that says "look into
 * your mailbox" names it, and where no mail server is configured the development page shows the mail to it. Signed, so that it can
 * be had by typing only.
 */
const secure = env.publicUrl.startsWith('https://');

const cookie = createCookie(secure ? '__Host-typed-address' : 'typed-address', {
  httpOnly: true,
  secure,
  sameSite: 'lax',
  path: '/',
  maxAge: 24 * 60 * 60,
  secrets: [secretFor('typed-address')],
});

/** @returns headers that remember the address in this browser */
export async function rememberTypedAddress(email: string, headers: Headers = new Headers()): Promise<Headers> {
  headers.append('Set-Cookie', await cookie.serialize(email));
  return headers;
}

/** @returns the Set-Cookie header that takes it away */
export function forgetTypedAddress(): Promise<string> {
  return cookie.serialize('', { maxAge: 0 });
}

export async function typedAddress(request: Request): Promise<string | null> {
  const email: unknown = await cookie.parse(request.headers.get('Cookie'));
  return typeof email === 'string' && email !== '' ? email : null;
}
