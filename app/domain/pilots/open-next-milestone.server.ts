import { and, asc, eq } from 'drizzle-orm';
import { systemActor } from '#app/domain/kernel/actor.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { notify } from '#app/domain/notifications/notify.server.ts';
import { isCommitmentOnly } from '#app/domain/payments/rails.ts';
import type { Tx } from '#db/client.server.ts';
import { milestones } from '#db/schema/pilots.ts';
import type { Contract } from './contract.queries.server.ts';
import { tellOfMilestone } from './contract-news.server.ts';
import { sharesOf } from './milestone.queries.server.ts';
import { milestoneMachine } from './milestone.states.ts';

/**
 * Asks the buyer for the money of the next planned milestone: when the contract comes into force and whenever one is
 * paid. Does nothing where the State Treasury pays. The caller holds the contract's lock.
 */
export async function openNextMilestone(tx: Tx, contract: Contract): Promise<void> {
  if (isCommitmentOnly(contract.rail)) return;
  const [next] = await tx
    .select()
    .from(milestones)
    .where(and(eq(milestones.contractId, contract.id), eq(milestones.status, 'planned')))
    .orderBy(asc(milestones.position))
    .limit(1);
  if (!next) return;
  await transition(tx, milestoneMachine, 'request_funds', next, systemActor, {
    root: { kind: 'contract', id: contract.id },
    details: milestoneDetails(next),
  });
  await tellOfMilestone(tx, contract, next, 'milestone_awaiting_funds', { to: contract.buyerId, roles: ['finance'] });
  for (const share of await sharesOf(tx, next.id))
    if (share.organizationId !== contract.buyerId && share.amountVnd > 0n)
      await notify(tx, {
        to: { organizationId: share.organizationId, roles: ['finance'] },
        kind: 'share_awaited',
        subject: { kind: 'milestone', id: next.id },
        path: '/viec-can-lam',
        data: { title: contract.title, milestone: next.title, amountVnd: share.amountVnd.toString() },
        dedupeKey: `share_awaited:${next.id}`,
      });
}

/** What the timeline says of a milestone in each of its lines. */
export function milestoneDetails(milestone: { position: number; title: string; amountVnd: bigint }) {
  return {
    position: milestone.position.toString(),
    milestone: milestone.title,
    amountVnd: milestone.amountVnd.toString(),
  };
}
