import { unsafeFindActor, unsafeFindPerson } from '#app/domain/accounts/account.queries.server.ts';
import { type Actor, demandsSecondFactor, type Person } from '#app/domain/kernel/actor.ts';
import type { AccountHolder } from '#app/domain/second-factors/lock-factors.server.ts';
import { hasSecondFactor } from '#app/domain/second-factors/second-factor.policy.ts';
import { secondFactorsOf } from '#app/domain/second-factors/second-factor.queries.server.ts';
import { pendingTerms } from '#app/domain/terms/terms.queries.server.ts';
import { redirectKeepingPlace } from './keep-place.server.ts';
import { readSession, type Session } from './session.server.ts';

/**
 * Who asks. Remix runs each loader and action on its own, so each of them calls one of these itself; what a layout checked
 * protects nothing. A redirect thrown here holds for documents and data requests alike.
 */

/** The person and organisation of a request; null when signed out, or when no organisation is chosen. */
export async function optionalActor(request: Request): Promise<Actor | null> {
  const session = await readSession(request);
  if (!session?.activeOrganizationId || !session.emailVerified) return null;
  return unsafeFindActor(session.userId, session.activeOrganizationId, session.secondFactor);
}

/**
 * @throws Response redirect to sign in, to accept new terms, to choose an organisation when the person acts for none, or to
 *         give (or first enrol) the second factor that their role asks for
 */
export async function requireActor(request: Request): Promise<Actor> {
  const session = await requireSession(request);
  await assertTermsAccepted(request, session);
  const actor = session.activeOrganizationId
    ? await unsafeFindActor(session.userId, session.activeOrganizationId, session.secondFactor)
    : null;
  if (!actor) throw redirectKeepingPlace(request, '/to-chuc');
  if (actor.secondFactor === 'none' && demandsSecondFactor(actor)) {
    const enrolled = hasSecondFactor(await secondFactorsOf(actor));
    throw redirectKeepingPlace(request, enrolled ? '/xac-nhan-lai' : '/tai-khoan/bao-mat');
  }
  return actor;
}

/** A signed-in person at their own account, and how surely it is they. @throws Response as `requirePerson` */
export async function requireAccountHolder(request: Request): Promise<AccountHolder> {
  const person = await requirePerson(request);
  const session = await readSession(request);
  return { ...person, secondFactor: session?.secondFactor ?? 'none' };
}

/** Who is signed in, their address proved or not: for frames and choices, not for acts. */
export async function optionalPerson(request: Request): Promise<Person | null> {
  const session = await readSession(request);
  return session && unsafeFindPerson(session.userId);
}

/** @throws Response redirect to sign in, or to accept new terms */
export async function requirePerson(request: Request): Promise<Person> {
  const person = await requireSignedIn(request);
  await assertTermsAccepted(request, person);
  return person;
}

/**
 * A signed-in person who need not have accepted the terms in force: for accepting them, and for what somebody who does not
 * agree may still do – take their data along, leave.
 *
 * @throws Response redirect to sign in, or to prove the address
 */
export async function requireSignedIn(request: Request): Promise<Person> {
  const { userId } = await requireSession(request);
  const person = await unsafeFindPerson(userId);
  if (!person) throw redirectKeepingPlace(request, '/dang-nhap');
  return person;
}

async function assertTermsAccepted(request: Request, person: Pick<Person, 'userId'>): Promise<void> {
  const pending = await pendingTerms(person);
  if (pending.length > 0) throw redirectKeepingPlace(request, '/dieu-khoan/dong-y');
}

/**
 * The session of somebody whose address is proved.
 * @throws Response redirect to sign in, or to the page that asks to prove the address
 */
export async function requireSession(request: Request): Promise<Session> {
  const session = await readSession(request);
  if (!session) throw redirectKeepingPlace(request, '/dang-nhap');
  if (!session.emailVerified) throw redirectKeepingPlace(request, '/xac-nhan-thu');
  return session;
}
