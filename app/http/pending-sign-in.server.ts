import { createCookie } from '@remix-run/node';
import { env } from '#app/env.server.ts';

/** Carries the token of a sign-in that waits for its second factor; the table knows whose it is and until when. */
const secure = env.publicUrl.startsWith('https://');

const cookie = createCookie(secure ? '__Host-second-step' : 'second-step', {
  httpOnly: true,
  secure,
  sameSite: 'lax',
  path: '/',
  maxAge: 600,
});

export async function readPendingSignIn(request: Request): Promise<string | null> {
  const token: unknown = await cookie.parse(request.headers.get('Cookie'));
  return typeof token === 'string' && token.length < 100 ? token : null;
}

/** @returns the Set-Cookie header */
export function pendingSignInCookie(token: string): Promise<string> {
  return cookie.serialize(token);
}

/** @returns the Set-Cookie header */
export function forgetPendingSignIn(): Promise<string> {
  return cookie.serialize('', { maxAge: 0 });
}
