import { eq } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { inTransaction } from '#db/client.server.ts';
import { organizationVerifications } from '#db/schema/verifications.ts';
import { lockVerification } from './verification.queries.server.ts';
import type { ChecklistAnswers } from './verification.schema.ts';

/**
 * Keeps what an officer has ticked and noted so far. The audit trail has the decision, not every stroke.
 * @throws DomainError not_found, forbidden, stale_state when the request is decided
 */
export function saveChecklist(
  actor: Actor,
  input: { verificationId: string; answers: ChecklistAnswers },
): Promise<{ savedAt: Date }> {
  return inTransaction(async (tx) => {
    const { verification, items } = await lockVerification(tx, actor, input.verificationId);
    if (verification.outcome) throw new DomainError('stale_state', { reason: 'verification.decided' });
    const checklist = Object.fromEntries(
      items.map((item) => [item, input.answers[item] ?? { answer: null, note: '' }]),
    );
    await tx
      .update(organizationVerifications)
      .set({ checklist })
      .where(eq(organizationVerifications.id, verification.id));
    return { savedAt: await databaseNow(tx) };
  });
}
