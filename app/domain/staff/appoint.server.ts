import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { notify } from '#app/domain/notifications/notify.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { appointments } from '#db/schema/members.ts';
import { canAdminister } from './staff.policy.ts';
import type { appointSchema } from './staff.schema.ts';

/**
 * Puts a person on the list of arbiters or resolvers. Whether they belong to a party is asked when they get a matter.
 * @throws DomainError forbidden; invalid_input `no_such_account`; conflict `already_appointed`
 */
export function appoint(actor: Actor, input: z.output<typeof appointSchema>): Promise<{ name: string }> {
  return inTransaction(async (tx) => {
    assertAllowed(canAdminister(actor));
    const [person] = await tx
      .select({ userId: users.id, name: users.displayName })
      .from(users)
      .where(eq(users.email, input.email));
    if (!person) throw new DomainError('invalid_input', { reason: 'no_such_account', field: 'email' });
    const [row] = await tx
      .insert(appointments)
      .values({ userId: person.userId, role: input.role, reason: input.reason, appointedBy: actor.userId })
      .onConflictDoNothing()
      .returning();
    if (!row) throw new DomainError('conflict', { reason: 'already_appointed', field: 'email' });
    await recordAudit(tx, actor, {
      event: 'user.appoint',
      subjectKind: 'user',
      subjectId: person.userId,
      reason: input.reason,
      details: { person: person.name, role: input.role },
    });
    await notify(tx, {
      to: { userIds: [person.userId] },
      kind: 'appointed',
      subject: { kind: 'user', id: person.userId },
      path: '/thong-bao',
      data: { appointment: input.role, reason: input.reason },
      dedupeKey: `appointed:${row.id}`,
    });
    return { name: person.name };
  });
}
