import { and, eq, isNull } from 'drizzle-orm';
import { type Actor, systemActor } from '#app/domain/kernel/actor.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { inTransaction } from '#db/client.server.ts';
import { arbiterAppointments } from '#db/schema/consents.ts';
import { canArbitrate } from './arbiter.policy.ts';
import { carryOut } from './carry-out.server.ts';
import { lockMatter } from './proposal.queries.server.ts';
import type { ProposalKind } from './proposal.states.ts';

type Decision = {
  contractId: string;
  milestoneId: string | null;
  kind: Extract<ProposalKind, 'settlement' | 'cancellation' | 'retention_claim'>;
  terms: Record<string, string>;
  reason: string;
};

/**
 * Decides what the parties could not agree on: a split, a cancellation or a claim under the warranty. With it the appointment
 * ends.
 * @throws DomainError not_found, forbidden, stale_state; what the move itself refuses
 */
export function arbitrate(actor: Actor, input: Decision): Promise<void> {
  return inTransaction(async (tx) => {
    const matter = await lockMatter(tx, systemActor, input);
    const [appointment] = await tx
      .select()
      .from(arbiterAppointments)
      .where(
        and(
          eq(arbiterAppointments.contractId, input.contractId),
          input.milestoneId
            ? eq(arbiterAppointments.milestoneId, input.milestoneId)
            : isNull(arbiterAppointments.milestoneId),
          isNull(arbiterAppointments.endedAt),
        ),
      );
    assertAllowed(canArbitrate(actor, matter.contract, matter.facts, input.kind, appointment ?? null));
    await carryOut(tx, matter, { ...input, actor, by: 'arbiter', accepter: null });
    if (appointment)
      await tx
        .update(arbiterAppointments)
        .set({ endedAt: await databaseNow(tx) })
        .where(eq(arbiterAppointments.id, appointment.id));
  });
}
