import { createCookie, redirect } from '@remix-run/node';
import { env, secretFor } from '#app/env.server.ts';
import { langOf, localizedPath } from '#app/i18n/href.ts';
import type { Namespace, Values } from '#app/i18n/keys.ts';
import { getLookup } from '#app/i18n/t.server.ts';

/** One sentence that the next page shows once. Signed, so that nobody can plant words on our pages. */
export type Toast = { text: string; tone: 'success' | 'notice' };

const secure = env.publicUrl.startsWith('https://');

const cookie = createCookie(secure ? '__Host-toast' : 'toast', {
  httpOnly: true,
  secure,
  sameSite: 'lax',
  path: '/',
  maxAge: 60,
  secrets: [secretFor('toast')],
});

/**
 * Sends the person on, in the language of the page they are on, with a sentence that says what has happened.
 *
 * @param path without language; addresses that came from outside go through `safePath` first
 * @param toast.key `namespace:key`
 */
export async function redirectWithToast(
  request: Request,
  path: string,
  toast: { key: `${Namespace}:${string}`; values?: Values; tone?: Toast['tone'] },
  headers: Headers = new Headers(),
): Promise<Response> {
  const value: Toast = { text: getLookup(request)(toast.key, toast.values), tone: toast.tone ?? 'success' };
  headers.append('Set-Cookie', await cookie.serialize(value));
  return redirect(localizedPath(langOf(request), path), { headers });
}

/** The toast of this request, for the root loader, and the header that takes it away. */
export async function readToast(request: Request): Promise<{ toast: Toast | null; headers: Headers }> {
  const toast: Toast | null = await cookie.parse(request.headers.get('Cookie'));
  const headers = new Headers();
  if (toast) headers.append('Set-Cookie', await cookie.serialize('', { maxAge: 0 }));
  return { toast, headers };
}
