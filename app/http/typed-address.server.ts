import { createCookie } from '@remix-run/node';
import { secretFor } from '#app/env.server.ts';
import { site } from '#app/http/site.server.ts';

/**
 * While no mail server is configured, somebody who is not signed in reads the mail to the address they have just typed (a
 * new person's verification, a forgotten password) at a development page; this cookie names that address. Signed, so that
 * it can be had by typing only. In production, and with a mail server, it is neither set nor read.
 */
const cookie = createCookie('typed-address', {
  httpOnly: true,
  sameSite: 'lax',
  path: '/',
  maxAge: 24 * 60 * 60,
  secrets: [secretFor('typed-address')],
});

/** @returns headers that remember the address in this browser; none where mails go out */
export async function rememberTypedAddress(email: string, headers: Headers = new Headers()): Promise<Headers> {
  if (site.keepsMails) headers.append('Set-Cookie', await cookie.serialize(email));
  return headers;
}

export async function typedAddress(request: Request): Promise<string | null> {
  if (!site.keepsMails) return null;
  const email: unknown = await cookie.parse(request.headers.get('Cookie'));
  return typeof email === 'string' ? email : null;
}
