import { eq } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { systemActor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { inTransaction } from '#db/client.server.ts';
import { arbiterAppointments, contractFunders } from '#db/schema/consents.ts';
import { memberships } from '#db/schema/organizations.ts';
import { canAppointArbiter } from './arbiter.policy.ts';
import { lockMatter } from './proposal.queries.server.ts';

type Appointment = { contractId: string; milestoneId: string | null; userId: string };

/**
 * Appoints who decides a matter that the parties cannot agree on: nobody who belongs to a party or a co-sponsor.
 * @throws DomainError not_found, forbidden; invalid_input `arbiter_of_party`; conflict `arbiter_appointed`
 */
export function appointArbiter(actor: Actor, input: Appointment): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    assertAllowed(canAppointArbiter(actor));
    const { contract } = await lockMatter(tx, systemActor, input);
    const funders = await tx
      .select({ id: contractFunders.organizationId })
      .from(contractFunders)
      .where(eq(contractFunders.contractId, contract.id));
    const sides = [contract.buyerId, contract.supplierId, ...funders.map(({ id }) => id)];
    const memberOf = await tx
      .select({ id: memberships.organizationId })
      .from(memberships)
      .where(eq(memberships.userId, input.userId));
    if (memberOf.some(({ id }) => sides.includes(id)))
      throw new DomainError('invalid_input', { reason: 'arbiter_of_party', field: 'userId' });

    const [created] = await tx
      .insert(arbiterAppointments)
      .values({ ...input, appointedBy: actor.userId })
      .onConflictDoNothing()
      .returning({ id: arbiterAppointments.id });
    if (!created) throw new DomainError('conflict', { reason: 'arbiter_appointed' });
    await recordAudit(tx, actor, {
      event: 'contract.appoint_arbiter',
      subjectKind: 'contract',
      subjectId: contract.id,
    });
    return created;
  });
}
