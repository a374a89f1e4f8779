import { redirect } from '@remix-run/node';
import { organizationAtSignIn } from '#app/domain/accounts/account.queries.server.ts';
import { langOf, localizedPath } from '#app/i18n/href.ts';
import { rememberDevice } from './device.server.ts';
import { forgetPendingSignIn } from './pending-sign-in.server.ts';
import { safePath } from './safe-path.ts';
import { startSession } from './session.server.ts';

/** Where a person goes after signing in: where they were, else to what waits for them. */
export function afterSignIn(request: Request, next: unknown): string {
  return safePath(next, localizedPath(langOf(request), '/viec-can-lam'));
}

type SignedIn = { userId: string; email: string; next: string | undefined; withSecondFactor: boolean };

/** Who has to be asked for whom they act is asked by the first page that needs to know. */
export async function completeSignIn(request: Request, signedIn: SignedIn): Promise<Response> {
  const { userId, email, next, withSecondFactor } = signedIn;
  const activeOrganizationId = await organizationAtSignIn({ userId });
  const headers = new Headers();
  headers.append('Set-Cookie', await startSession(request, { userId, activeOrganizationId, withSecondFactor }));
  headers.append('Set-Cookie', await rememberDevice(email));
  headers.append('Set-Cookie', await forgetPendingSignIn());
  return redirect(afterSignIn(request, next), { headers });
}
