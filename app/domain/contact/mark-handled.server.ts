import { and, eq, isNull, sql } from 'drizzle-orm';
import { type Actor, hasDesk } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { inTransaction } from '#db/client.server.ts';
import { contactMessages } from '#db/schema/contact.ts';
import { visibleTo } from './contact.queries.server.ts';

/** Notes that a message was dealt with, and by whom. @throws DomainError not_found, stale_state when a colleague was faster */
export async function markHandled(actor: Actor, messageId: string): Promise<void> {
  if (!hasDesk(actor, 'administration')) throw new DomainError('not_found');
  await inTransaction(async (tx) => {
    const scope = and(visibleTo(actor), eq(contactMessages.id, messageId));
    const [known] = await tx.select({ id: contactMessages.id }).from(contactMessages).where(scope);
    if (!known) throw new DomainError('not_found');
    const [done] = await tx
      .update(contactMessages)
      .set({ handledAt: sql`now()`, handledBy: actor.userId })
      .where(and(scope, isNull(contactMessages.handledAt)))
      .returning({ id: contactMessages.id });
    if (!done) throw new DomainError('stale_state', { reason: 'message_handled' });
    await recordAudit(tx, actor, {
      event: 'contact.handled',
      subjectKind: 'organization',
      subjectId: actor.organizationId,
      details: { messageId },
    });
  });
}
