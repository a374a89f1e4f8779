import { and, eq, sql } from 'drizzle-orm';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { outsideIdentities } from '#db/schema/outside-identities.ts';

/**
 * Whose identity it is, by issuer and subject alone; a provider's word about an address of e-mail finds no account.
 * Puts on record that it was used.
 * @returns null when no account is linked to it
 */
export function signInOutside(identity: {
  issuer: string;
  subject: string;
}): Promise<{ userId: string; email: string } | null> {
  return inTransaction(async (tx) => {
    const { issuer, subject } = identity;
    const [used] = await tx
      .update(outsideIdentities)
      .set({ lastUsedAt: sql`now()` })
      .where(and(eq(outsideIdentities.issuer, issuer), eq(outsideIdentities.subject, subject)))
      .returning({ userId: outsideIdentities.userId });
    if (!used) return null;
    const { userId } = used;
    const [owner] = await tx.select({ userId: users.id, email: users.email }).from(users).where(eq(users.id, userId));
    await recordAudit(tx, used, { event: 'user.outside_sign_in', subjectKind: 'user', subjectId: userId });
    return owner ?? null;
  });
}
