import { systemActor } from '#app/domain/kernel/actor.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { lockProposal } from './proposal.queries.server.ts';
import { proposalMachine } from './proposal.states.ts';

/** Ends a proposal that nobody answered in time, by the database's clock; otherwise it does nothing. */
export function expireProposal(input: { contractId: string; proposalId: string }): Promise<void> {
  return inTransaction(async (tx) => {
    const { matter, proposal } = await lockProposal(tx, systemActor, input);
    if (proposal.status !== 'open' || proposal.expiresAt > (await databaseNow(tx))) return;
    await transition(tx, proposalMachine, 'expire', proposal, systemActor, {
      root: { kind: 'contract', id: matter.contract.id },
    });
  });
}
