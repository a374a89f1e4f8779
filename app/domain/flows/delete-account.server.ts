import { eq, inArray } from 'drizzle-orm';
import { canDeleteAccount } from '#app/domain/accounts/account.policy.ts';
import { forgetPerson } from '#app/domain/accounts/forget-person.server.ts';
import type { Person } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { mailTo } from '#app/domain/notifications/mail-to.server.ts';
import { dataRegistry } from '#app/domain/personal-data/data-registry.server.ts';
import { inTransaction, type Tx } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { contactMessages } from '#db/schema/contact.ts';
import { memberships } from '#db/schema/organizations.ts';
import { dutiesOf } from './account-duties.queries.server.ts';

/**
 * Forgets a person: name, address, password, sessions, links, inbox and memberships go; their row stays without them, so
 * that the audit trail, signatures and the ledger stay whole. The address is free again. The caller has checked the
 * password.
 *
 * @throws DomainError forbidden with the reasons of {@link canDeleteAccount}
 */
export async function deleteAccount(person: Person): Promise<void> {
  const { userId } = person;
  await inTransaction(async (tx) => {
    await lockMemberships(tx, userId);
    assertAllowed(canDeleteAccount(await dutiesOf(person, tx)));
    const [account] = await tx.select().from(users).where(eq(users.id, userId)).for('update');
    const { email, displayName, locale } = requireFound(account);
    await eraseTraces(tx, userId, email);
    await forgetPerson(tx, userId);
    await recordAudit(tx, { userId }, { event: 'user.deleted_account', subjectKind: 'user', subjectId: userId });
    await mailTo(tx, {
      kind: 'account_deleted',
      recipient: email,
      recipientName: displayName,
      locale,
      data: { deletedAt: (await databaseNow(tx)).toISOString() },
      path: '/',
      dedupeKey: `account_deleted:${userId}`,
      secret: true,
    });
  });
}

/** Of two last owners who go at once, the second waits here and then finds itself the last. */
async function lockMemberships(tx: Tx, userId: string): Promise<void> {
  const own = tx.select({ id: memberships.organizationId }).from(memberships).where(eq(memberships.userId, userId));
  await tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(inArray(memberships.organizationId, own))
    .orderBy(memberships.organizationId, memberships.userId)
    .for('update');
}

/** By the registry of what is held about people: whoever adds a table says there what becomes of it. */
async function eraseTraces(tx: Tx, userId: string, email: string): Promise<void> {
  for (const { table, owner, onDeletion } of dataRegistry) {
    if (onDeletion !== 'erase') continue;
    await tx.delete(table).where('id' in owner ? eq(owner.id, userId) : eq(owner.email, email));
  }
  await tx.update(contactMessages).set({ email: '' }).where(eq(contactMessages.userId, userId));
}
