import { redirect } from '@remix-run/node';
import { beginSecondStep } from '#app/domain/second-factors/begin-second-step.server.ts';
import { langOf, localizedPath } from '#app/i18n/href.ts';
import { pendingSignInCookie } from './pending-sign-in.server.ts';
import { safePath } from './safe-path.ts';

/** The first step alone opens no session where a second factor is enrolled. */
export async function toSecondStep(request: Request | 'vi' | 'en', userId: string, next: string | undefined) {
  const cookie = await pendingSignInCookie(await beginSecondStep(userId));
  const query = next ? `?next=${encodeURIComponent(safePath(next, ''))}` : '';
  const lang = typeof request === 'string' ? request : langOf(request);
  return redirect(localizedPath(lang, '/dang-nhap/buoc-hai') + query, { headers: { 'Set-Cookie': cookie } });
}
