import type { Person, Role } from '#app/domain/kernel/actor.ts';
import { notify } from '#app/domain/notifications/notify.server.ts';
import type { Tx } from '#db/client.server.ts';
import { memberships } from '#db/schema/organizations.ts';

type Joining = {
  organizationId: string;
  organizationName: string;
  roles: Role[];
  /** Id of the invitation or the request through which somebody comes in. */
  cause: string;
  /** The owner who lets them in and need not be told. */
  knownTo?: string;
};

/**
 * Makes somebody a member inside the caller's transaction, and tells the owners. Somebody who has come in by another way
 * meanwhile keeps the roles they have.
 * @returns whether they are new
 */
export async function addMember(
  tx: Tx,
  person: Pick<Person, 'userId' | 'displayName'>,
  { organizationId, organizationName, roles, cause, knownTo }: Joining,
): Promise<boolean> {
  const joined = await tx
    .insert(memberships)
    .values({ organizationId, userId: person.userId, roles })
    .onConflictDoNothing()
    .returning();
  if (joined.length === 0) return false;
  await notify(tx, {
    to: { organizationId, roles: ['owner'] },
    ...(knownTo ? { except: knownTo } : {}),
    kind: 'member_joined',
    subject: { kind: 'organization', id: organizationId },
    path: '/don-vi/thanh-vien',
    data: { organization: organizationName, person: person.displayName },
    dedupeKey: `member_joined:${cause}`,
  });
  return true;
}
