import { organizationAtSignIn } from '#app/domain/accounts/account.queries.server.ts';
import { recordSignIn } from '#app/domain/accounts/record-sign-in.server.ts';
import { describeDevice } from './describe-device.ts';
import { knownDevice, rememberDevice } from './device.server.ts';
import { type NewSession, placeOfRequest, startSession } from './session.server.ts';
import { forgetTypedAddress } from './typed-address.server.ts';

type SigningIn = Omit<NewSession, 'activeOrganizationId'> & { email: string };

/**
 * Signs somebody in who has proved who they are: a session, a browser that is known from now on, a line on the audit trail,
 * and a mail to the owner when the browser is new to the account. Who has
 * to be asked for whom they act is asked by the first page that needs to know.
 *
 * @returns headers with the cookies
 */
export async function openSession(request: Request, { email, ...session }: SigningIn): Promise<Headers> {
  const known = (await knownDevice(request, email)) !== null;
  const { browser, system } = describeDevice(request.headers.get('User-Agent'));
  const activeOrganizationId = await organizationAtSignIn(session);
  const headers = new Headers();
  headers.append('Set-Cookie', await startSession(request, { ...session, activeOrganizationId }));
  headers.append('Set-Cookie', await rememberDevice(email));
  headers.append('Set-Cookie', await forgetTypedAddress());
  const device = [browser, system].filter(Boolean).join(', ') || '?';
  await recordSignIn({ userId: session.userId, device, network: placeOfRequest() ?? '?', known });
  return headers;
}
