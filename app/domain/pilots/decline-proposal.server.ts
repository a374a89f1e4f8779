import type { Actor } from '#app/domain/kernel/actor.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { assertCanFire } from '#app/domain/kernel/machine.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { tellOfProposal } from './contract-news.server.ts';
import { canDecline } from './proposal.policy.ts';
import { lockProposal } from './proposal.queries.server.ts';
import { proposalMachine } from './proposal.states.ts';

type Refusal = { contractId: string; proposalId: string; reason: string };

/** The other side says no and why: nothing happens. @throws DomainError not_found, forbidden, stale_state */
export function declineProposal(actor: Actor, input: Refusal): Promise<void> {
  return inTransaction(async (tx) => {
    const { matter, proposal } = await lockProposal(tx, actor, input);
    assertCanFire(proposalMachine, 'decline', proposal.status);
    assertAllowed(canDecline(actor, matter.contract, proposal));
    await transition(tx, proposalMachine, 'decline', proposal, actor, {
      root: { kind: 'contract', id: matter.contract.id },
      reason: input.reason,
      set: { answeredBy: actor.userId, answeredAt: await databaseNow(tx) },
    });
    await tellOfProposal(tx, matter.contract, proposal, 'proposal_declined', actor);
  });
}
