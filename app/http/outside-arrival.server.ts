import { redirect } from '@remix-run/node';
import { unsafeFindPerson } from '#app/domain/accounts/account.queries.server.ts';
import { authenticate } from '#app/domain/accounts/authenticate.server.ts';
import { DomainError, requireFound } from '#app/domain/kernel/errors.ts';
import { linkIdentity } from '#app/domain/outside-identities/link-identity.server.ts';
import { makeOutsideAccount } from '#app/domain/outside-identities/make-outside-account.server.ts';
import { linkSchema, newAccountSchema } from '#app/domain/outside-identities/outside-identity.schema.ts';
import { hasSecondFactor } from '#app/domain/second-factors/second-factor.policy.ts';
import { secondFactorsOf } from '#app/domain/second-factors/second-factor.queries.server.ts';
import { langOf, localizedPath } from '#app/i18n/href.ts';
import { requireMayChangeFactors } from './change-factors.server.ts';
import { completeSignIn } from './complete-sign-in.server.ts';
import { knownDevice } from './device.server.ts';
import { asDomainError } from './errors.server.ts';
import { failed, invalid, parseForm } from './forms.server.ts';
import { requireAccountHolder } from './guards.server.ts';
import { forgetArrival } from './oidc-cookies.server.ts';
import { countAttempt } from './rate-limit.server.ts';
import { toSecondStep } from './second-step.server.ts';

/** What somebody whom a provider has vouched for decides to do; each of them a form of the same page. */

/** @returns whether linking asks for the password. @throws DomainError forbidden, which leads to the second factor and back */
export async function waysToLink(request: Request): Promise<boolean> {
  return (await requireMayChangeFactors(request)).asksPassword;
}

export async function makeAccount(request: Request, token: string, clientAddress: string) {
  const submission = await parseForm(request, newAccountSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    await countAttempt('signUp', { clientAddress });
    const { displayName } = submission.value;
    const made = await makeOutsideAccount(token, { displayName, locale: langOf(request) });
    return forgetting(await completeSignIn(request, made));
  } catch (error) {
    return failed(submission, error);
  }
}

/** Somebody who is signed in. */
export async function linkAtHome(request: Request, token: string, clientAddress: string) {
  const holder = await requireAccountHolder(request);
  const submission = await parseForm(request, linkSchema);
  if (submission.status !== 'success') return invalid(submission, { hide: ['password'] });
  try {
    const succeeded = await countPassword(request, holder.email, clientAddress);
    const { next } = await linkIdentity(token, holder, submission.value.password);
    await succeeded();
    return forgetting(redirect(next));
  } catch (error) {
    if (asDomainError(error)?.reason === 'needs_recent_second_factor') throw error; // asked for, and back
    return failed(submission, error, { hide: ['password'] });
  }
}

type Arriving = { token: string; email: string; clientAddress: string };

/** Nobody is signed in, and the address has an account: its own password opens it once; a second factor is asked for too. */
export async function linkByPassword(request: Request, { token, email, clientAddress }: Arriving) {
  const submission = await parseForm(request, linkSchema);
  if (submission.status !== 'success') return invalid(submission, { hide: ['password'] });
  const { password } = submission.value;
  try {
    const succeeded = await countPassword(request, email, clientAddress);
    const { userId } = await authenticate({ email, password }).catch((error: unknown) => {
      if (asDomainError(error)?.code !== 'invalid_input') throw error;
      throw new DomainError('invalid_input', { reason: 'password_wrong', field: 'password' });
    });
    await succeeded();
    if (hasSecondFactor(await secondFactorsOf({ userId })))
      return await toSecondStep(request, userId, localizedPath(langOf(request), '/dang-nhap/oidc/lan-dau'));
    const person = requireFound(await unsafeFindPerson(userId));
    const { next } = await linkIdentity(token, { ...person, secondFactor: 'none' }, password);
    return forgetting(await completeSignIn(request, { userId, email, next, withSecondFactor: false }));
  } catch (error) {
    return failed(submission, error, { hide: ['password'] });
  }
}

async function countPassword(request: Request, email: string, clientAddress: string) {
  return countAttempt('signIn', { email, clientAddress, knownDevice: await knownDevice(request, email) });
}

async function forgetting(answer: Response): Promise<Response> {
  answer.headers.append('Set-Cookie', await forgetArrival());
  return answer;
}
