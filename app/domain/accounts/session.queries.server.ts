import { and, desc, eq, gt, type SQL, sql } from 'drizzle-orm';
import type { Person } from '#app/domain/kernel/actor.ts';
import { db } from '#db/client.server.ts';
import { sessions } from '#db/schema/sessions.ts';

type Owner = Pick<Person, 'userId'>;

/** A person sees their own sessions, whichever organisation they act for in them. */
export function visibleTo(owner: Owner): SQL {
  return eq(sessions.userId, owner.userId);
}

/** Where the person is signed in, the latest used first. */
export function listSessions(owner: Owner) {
  return db
    .select({
      publicId: sessions.publicId,
      browser: sessions.browser,
      system: sessions.system,
      network: sessions.network,
      lastSeenAt: sessions.lastSeenAt,
      createdAt: sessions.createdAt,
    })
    .from(sessions)
    .where(and(visibleTo(owner), gt(sessions.expiresAt, sql`now()`)))
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.publicId))
    .limit(100);
}
