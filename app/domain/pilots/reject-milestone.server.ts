import type { Actor } from '#app/domain/kernel/actor.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { assertCanFire } from '#app/domain/kernel/machine.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { rejections } from '#db/schema/consents.ts';
import { criteriaOf } from './acceptance-criteria.ts';
import { tellOfMilestone } from './contract-news.server.ts';
import { canReject } from './milestone.policy.ts';
import { deliverablesOf, lockMilestone } from './milestone.queries.server.ts';
import { milestoneMachine } from './milestone.states.ts';
import { milestoneDetails } from './open-next-milestone.server.ts';

type Rejection = {
  contractId: string;
  milestoneId: string;
  /** One per criterion, in the order of `criteriaOf`: why it is not met; empty where it is. */
  findings: readonly { reason: string }[];
};

/**
 * Rejects a delivery, with a reason for each criterion that is not met. No money moves: what follows is agreed by both, or
 * disputed.
 * @throws DomainError not_found, forbidden, stale_state; invalid_input `reason_required` when no criterion is named,
 *         `criteria_changed` when the page showed others
 */
export function rejectMilestone(actor: Actor, input: Rejection): Promise<void> {
  return inTransaction(async (tx) => {
    const { contract, milestone, facts } = await lockMilestone(tx, actor, input);
    assertCanFire(milestoneMachine, 'reject', milestone.status);
    assertAllowed(canReject(actor, contract, facts));
    const criteria = criteriaOf(milestone.acceptanceCriteria);
    if (input.findings.length > criteria.length) throw new DomainError('invalid_input', { reason: 'criteria_changed' });
    const findings = input.findings.flatMap(({ reason }, index) =>
      reason.trim() ? [{ criterion: criteria[index] ?? '', reason: reason.trim() }] : [],
    );
    if (findings.length === 0)
      throw new DomainError('invalid_input', { reason: 'reason_required', field: 'findings[0].reason' });

    const [delivery] = await deliverablesOf(tx, [milestone.id]);
    const round = delivery?.round ?? 0;
    await tx.insert(rejections).values({ milestoneId: milestone.id, round, findings, rejectedBy: actor.userId });
    const reason = findings.map((finding) => `${finding.criterion}: ${finding.reason}`).join('\n');
    await transition(tx, milestoneMachine, 'reject', milestone, actor, {
      root: { kind: 'contract', id: contract.id },
      reason,
      set: { inspectionEndsAt: null },
      details: milestoneDetails(milestone),
    });
    await tellOfMilestone(tx, contract, milestone, 'milestone_rejected', {
      to: contract.supplierId,
      data: { reason },
      occasion: round.toString(),
    });
  });
}
