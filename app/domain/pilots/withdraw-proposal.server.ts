import type { Actor } from '#app/domain/kernel/actor.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { assertCanFire } from '#app/domain/kernel/machine.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { canWithdraw } from './proposal.policy.ts';
import { lockProposal } from './proposal.queries.server.ts';
import { proposalMachine } from './proposal.states.ts';

/** Takes back what was asked and not answered yet. @throws DomainError not_found, forbidden, stale_state */
export function withdrawProposal(actor: Actor, input: { contractId: string; proposalId: string }): Promise<void> {
  return inTransaction(async (tx) => {
    const { matter, proposal } = await lockProposal(tx, actor, input);
    assertCanFire(proposalMachine, 'withdraw', proposal.status);
    assertAllowed(canWithdraw(actor, matter.contract, proposal));
    await transition(tx, proposalMachine, 'withdraw', proposal, actor, {
      root: { kind: 'contract', id: matter.contract.id },
      set: { answeredBy: actor.userId, answeredAt: await databaseNow(tx) },
    });
  });
}
