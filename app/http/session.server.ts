import { createHash } from 'node:crypto';
import { DrizzlePostgreSQLAdapter } from '@lucia-auth/adapter-drizzle';
import { and, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import { type Adapter, generateIdFromEntropySize, Lucia, TimeSpan } from 'lucia';
import type { SecondFactor } from '#app/domain/kernel/actor.ts';
import { requestFrame } from '#app/domain/kernel/request-frame.server.ts';
import { env } from '#app/env.server.ts';
import { db } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { memberships } from '#db/schema/organizations.ts';
import { sessions } from '#db/schema/sessions.ts';
import { describeDevice } from './describe-device.ts';
import { placeOf } from './network-of.ts';

/**
 * All of Lucia. The library stores session ids as they are, so that a copy of the table would open every session; here
 * the table holds their SHA-256 only, and the id itself lives in the cookie alone.
 */
const hashed = (sessionId: string) => createHash('sha256').update(sessionId).digest('hex');

function hashingAdapter(inner: Adapter): Adapter {
  return {
    setSession: (session) => inner.setSession({ ...session, id: hashed(session.id) }),
    async getSessionAndUser(sessionId) {
      const [session, user] = await inner.getSessionAndUser(hashed(sessionId));
      return [session && { ...session, id: sessionId }, user];
    },
    updateSessionExpiration: (sessionId, expiresAt) => inner.updateSessionExpiration(hashed(sessionId), expiresAt),
    deleteSession: (sessionId) => inner.deleteSession(hashed(sessionId)),
    /** Yields hashes for ids: enough to list devices, useless as a cookie. */
    getUserSessions: (userId) => inner.getUserSessions(userId),
    deleteUserSessions: (userId) => inner.deleteUserSessions(userId),
    deleteExpiredSessions: () => inner.deleteExpiredSessions(),
  };
}

/** `__Host-`: the browser accepts the cookie from this host over https only, for no parent domain. */
const secure = env.publicUrl.startsWith('https://');

const lucia = new Lucia(hashingAdapter(new DrizzlePostgreSQLAdapter(db, sessions, users)), {
  sessionExpiresIn: new TimeSpan(30, 'd'),
  sessionCookie: {
    name: secure ? '__Host-session' : 'session',
    // The table decides when a session ends and renews it in its second half; the cookie merely outlives it, so that a
    // renewal needs no new cookie from whichever of a page's parallel loaders happened to be first.
    expires: false,
    attributes: { secure, sameSite: 'lax', path: '/' },
  },
  getSessionAttributes: (row) => row,
  getUserAttributes: ({ emailVerifiedAt }) => ({ emailVerified: emailVerifiedAt !== null }),
});

declare module 'lucia' {
  interface Register {
    Lucia: typeof lucia;
    DatabaseSessionAttributes: SessionColumns;
    DatabaseUserAttributes: Pick<typeof users.$inferSelect, 'emailVerifiedAt'>;
  }
}

type SessionColumns = Omit<typeof sessions.$inferInsert, 'id' | 'userId' | 'expiresAt'>;

export type Session = {
  userId: string;
  /** Names the session in the list of devices. */
  publicId: string;
  /** Until the address is proved, a person sees the page that asks for it and nothing else. */
  emailVerified: boolean;
  /** For whom the person acts; null while they have not chosen, or have no organisation. */
  activeOrganizationId: string | null;
  secondFactor: SecondFactor;
};

/** For how long after a second factor a person may sign and move money without giving it again, in ms. */
const recentFor = 10 * 60_000;

function secondFactorOf(givenAt: Date | null): SecondFactor {
  if (!givenAt) return 'none';
  return Date.now() - givenAt.getTime() < recentFor ? 'recent' : 'session';
}

function sessionIdOf(request: Request): string | null {
  return lucia.readSessionCookie(request.headers.get('Cookie') ?? '');
}

/** The session of a request, renewed when it is in its second half; null when there is none that still lives. */
export async function readSession(request: Request): Promise<Session | null> {
  const sessionId = sessionIdOf(request);
  if (!sessionId) return null;
  const { session, user } = await lucia.validateSession(sessionId);
  if (!session) return null;
  if (isTooOld(session)) {
    await lucia.invalidateSession(sessionId);
    return null;
  }
  await noteSeen(session);
  nameSession(sessionId);
  const { userId, activeOrganizationId = null, secondFactorAt, publicId = '' } = session;
  const { emailVerified } = user;
  return {
    userId,
    publicId,
    emailVerified,
    activeOrganizationId,
    secondFactor: secondFactorOf(secondFactorAt ?? null),
  };
}

/** The audit trail tells a person's sessions apart; what it keeps opens nothing, and is no key of the table either. */
function nameSession(sessionId: string): void {
  const frame = requestFrame();
  if (frame) frame.origin.session = hashed(hashed(sessionId)).slice(0, 12);
}

/** A session that is used again and again ends all the same, in ms (ASVS 7.3.2). */
const longestLife = 90 * 24 * 60 * 60_000;

function isTooOld({ createdAt }: SessionColumns): boolean {
  return createdAt !== undefined && Date.now() - createdAt.getTime() > longestLife;
}

/** In ms. A page asks for its session several times: once in a while is enough to know when a device was last used. */
const seenEvery = 5 * 60_000;

async function noteSeen({ publicId, lastSeenAt }: SessionColumns): Promise<void> {
  if (!publicId || !lastSeenAt || Date.now() - lastSeenAt.getTime() < seenEvery) return;
  await db
    .update(sessions)
    .set({ lastSeenAt: sql`now()` })
    .where(
      and(
        eq(sessions.publicId, publicId),
        lt(sessions.lastSeenAt, sql`now() - ${seenEvery}::int * interval '1 millisecond'`),
      ),
    );
}

/** Where the request came from, roughly, for the list of devices. */
export function placeOfRequest(): string | null {
  const ip = requestFrame()?.origin.ip;
  return ip ? placeOf(ip) : null;
}

export type NewSession = Pick<Session, 'userId' | 'activeOrganizationId'> & {
  /** True when a second factor was given on the way in. */
  withSecondFactor?: boolean;
};

/**
 * Signs a person in under a new session id; the one the request came with dies, so that an id planted before cannot be
 * used after (session fixation).
 * @returns the Set-Cookie header
 */
export async function startSession(request: Request, session: NewSession): Promise<string> {
  const before = sessionIdOf(request);
  if (before) await lucia.invalidateSession(before);
  const { id } = await lucia.createSession(session.userId, {
    activeOrganizationId: session.activeOrganizationId,
    secondFactorAt: session.withSecondFactor ? new Date() : null,
    ...describeDevice(request.headers.get('User-Agent')),
    network: placeOfRequest(),
  });
  if (session.activeOrganizationId) await rememberChoice(id, session.activeOrganizationId);
  return lucia.createSessionCookie(id).serialize();
}

/**
 * Gives the request's session a new id, after its person has shown again who they are (ASVS 7.2.4); the old one opens
 * nothing from now on. @returns the Set-Cookie header
 */
export async function renewSessionId(request: Request): Promise<string> {
  const before = sessionIdOf(request);
  const after = generateIdFromEntropySize(25);
  const moved = await db
    .update(sessions)
    .set({ id: hashed(after) })
    .where(eq(sessions.id, hashed(before ?? '')))
    .returning({ id: sessions.id });
  return (moved.length > 0 ? lucia.createSessionCookie(after) : lucia.createBlankSessionCookie()).serialize();
}

/** Notes that the person of the request's session has given their second factor just now. */
export async function markSecondFactor(request: Request): Promise<void> {
  const sessionId = sessionIdOf(request);
  if (!sessionId) return;
  await db
    .update(sessions)
    .set({ secondFactorAt: new Date() })
    .where(eq(sessions.id, hashed(sessionId)));
}

/** Ends the request's session in the table, not only in the browser. @returns the Set-Cookie header */
export async function endSession(request: Request): Promise<string> {
  const sessionId = sessionIdOf(request);
  if (sessionId) await lucia.invalidateSession(sessionId);
  return lucia.createBlankSessionCookie().serialize();
}

/** Whoever calls this has checked that the person is a member; every request checks it again. */
export async function setActiveOrganization(request: Request, organizationId: string): Promise<void> {
  const sessionId = sessionIdOf(request);
  if (!sessionId) return;
  await db
    .update(sessions)
    .set({ activeOrganizationId: organizationId })
    .where(eq(sessions.id, hashed(sessionId)));
  await rememberChoice(sessionId, organizationId);
}

/** The next sign-in begins with the organisation of the last visit. */
async function rememberChoice(sessionId: string, organizationId: string): Promise<void> {
  const owner = db
    .select({ userId: sessions.userId })
    .from(sessions)
    .where(eq(sessions.id, hashed(sessionId)));
  await db.update(users).set({ lastOrganizationId: organizationId }).where(inArray(users.id, owner));
}

/** Notes that somebody works for an organisation, once a day: colleagues see who is gone, not who is where. */
export async function noteActivity(actor: { userId: string; organizationId: string }): Promise<void> {
  await db
    .update(memberships)
    .set({ lastActiveAt: sql`now()` })
    .where(
      and(
        eq(memberships.userId, actor.userId),
        eq(memberships.organizationId, actor.organizationId),
        or(isNull(memberships.lastActiveAt), lt(memberships.lastActiveAt, sql`now() - interval '1 day'`)),
      ),
    );
}
