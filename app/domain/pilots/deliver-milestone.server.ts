import { unsafeSealableFiles } from '#app/domain/documents/document.queries.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { assertCanFire } from '#app/domain/kernel/machine.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { deliverables } from '#db/schema/pilots.ts';
import { tellOfMilestone } from './contract-news.server.ts';
import { canDeliver } from './milestone.policy.ts';
import { deliverablesOf, lockMilestone } from './milestone.queries.server.ts';
import { milestoneMachine } from './milestone.states.ts';
import { milestoneDetails } from './open-next-milestone.server.ts';

const day = 24 * 60 * 60 * 1000;

/**
 * Hands over the results of a milestone: a note and the files uploaded for it, as they are at this moment. The buyer's
 * inspection period starts, counted from the database's clock.
 * @throws DomainError not_found, forbidden, stale_state; conflict `files_still_checked`; invalid_input
 *         `deliverable_file_missing` without a file that passed the check
 */
export function deliverMilestone(
  actor: Actor,
  input: { contractId: string; milestoneId: string; note: string },
): Promise<{ round: number }> {
  return inTransaction(async (tx) => {
    const { contract, milestone, facts } = await lockMilestone(tx, actor, input);
    assertCanFire(milestoneMachine, 'deliver', milestone.status);
    assertAllowed(canDeliver(actor, contract, facts));
    const files = await unsafeSealableFiles(tx, 'milestone', milestone.id, 'deliverable');
    if (files.length === 0) throw new DomainError('invalid_input', { reason: 'deliverable_file_missing' });

    const [last] = await deliverablesOf(tx, [milestone.id]);
    const round = (last?.round ?? 0) + 1;
    const submittedAt = await databaseNow(tx);
    const inspectionEndsAt = new Date(submittedAt.getTime() + contract.inspectionDays * day);
    await tx
      .insert(deliverables)
      .values({ milestoneId: milestone.id, round, note: input.note, files, submittedBy: actor.userId, submittedAt });
    await transition(tx, milestoneMachine, 'deliver', milestone, actor, {
      root: { kind: 'contract', id: contract.id },
      set: { inspectionEndsAt },
      details: { ...milestoneDetails(milestone), round: round.toString(), count: files.length.toString() },
    });
    await tellOfMilestone(tx, contract, milestone, 'milestone_submitted', {
      to: contract.buyerId,
      data: { inspectionEndsAt: inspectionEndsAt.toISOString() },
      occasion: round.toString(),
    });
    return { round };
  });
}
