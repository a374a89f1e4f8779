import { redirect } from '@remix-run/node';
import { langOf, localizedPath } from '#app/i18n/href.ts';
import { openSession } from './open-session.server.ts';
import { forgetPendingSignIn } from './pending-sign-in.server.ts';
import { safePath } from './safe-path.ts';

/** Where a person goes after signing in: where they were, else to what waits for them. */
export function afterSignIn(request: Request, next: unknown): string {
  return safePath(next, localizedPath(langOf(request), '/viec-can-lam'));
}

type SignedIn = { userId: string; email: string; next: string | undefined; withSecondFactor: boolean };

/** Opens the session, and goes on. */
export async function completeSignIn(request: Request, { next, ...person }: SignedIn): Promise<Response> {
  const headers = await openSession(request, person);
  headers.append('Set-Cookie', await forgetPendingSignIn());
  return redirect(afterSignIn(request, next), { headers });
}
