import { redirect } from '@remix-run/node';
import { unsafeFindActor, unsafeFindPerson } from '#app/domain/accounts/account.queries.server.ts';
import type { Actor, Person } from '#app/domain/kernel/actor.ts';
import { pendingTerms } from '#app/domain/terms/terms.queries.server.ts';
import { langOf, localizedPath } from '#app/i18n/href.ts';
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

/** @throws Response redirect to sign in, to accept new terms, or to choose an organisation when the person acts for none */
export async function requireActor(request: Request): Promise<Actor> {
  const session = await requireSession(request);
  await assertTermsAccepted(request, session);
  const actor = session.activeOrganizationId
    ? await unsafeFindActor(session.userId, session.activeOrganizationId, session.secondFactor)
    : null;
  if (!actor) throw redirectKeepingPlace(request, '/to-chuc');
  return actor;
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

/** After signing in, the person goes on where they were: the page they asked for, or the page whose form they sent. */
function redirectKeepingPlace(request: Request, path: string): Response {
  const url = new URL(request.url);
  const place = request.method === 'GET' ? url : sameOriginReferrer(request, url);
  const next = place && `?next=${encodeURIComponent(place.pathname + place.search)}`;
  return redirect(localizedPath(langOf(url), path) + (next ?? ''));
}

function sameOriginReferrer(request: Request, url: URL): URL | null {
  const referrer = request.headers.get('Referer');
  if (!referrer || !URL.canParse(referrer)) return null;
  const parsed = new URL(referrer);
  return parsed.host === url.host ? parsed : null;
}
