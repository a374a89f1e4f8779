import { createCookie } from '@remix-run/node';
import { env } from '#app/env.server.ts';

const cookie = createCookie('theme', {
  httpOnly: true,
  secure: env.publicUrl.startsWith('https://'),
  sameSite: 'lax',
  path: '/',
  maxAge: 365 * 86_400,
});

/** What this browser was told to look like; the browser's word, to be checked with `isTheme`. */
export function readThemeCookie(request: Request): Promise<unknown> {
  return cookie.parse(request.headers.get('Cookie'));
}

/** @returns the `Set-Cookie` header that keeps the choice for a year */
export function themeCookie(theme: string): Promise<string> {
  return cookie.serialize(theme);
}
