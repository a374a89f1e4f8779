import type { Actor } from '#app/domain/kernel/actor.ts';
import { assertCanFire } from '#app/domain/kernel/machine.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { canTakeBack } from './contract.policy.ts';
import { lockContract, signaturesOf } from './contract.queries.server.ts';
import { contractMachine } from './contract.states.ts';
import { tellOfContract } from './contract-news.server.ts';

/**
 * Takes an offered contract back to be written anew, before anybody has signed it; its rendered text is given up with it.
 * @throws DomainError not_found, forbidden, stale_state; invalid_input without a reason
 */
export function takeBackContract(actor: Actor, input: { contractId: string; reason: string }): Promise<void> {
  return inTransaction(async (tx) => {
    const { contract } = await lockContract(tx, actor, input.contractId);
    const signatures = await signaturesOf(tx, contract.id);
    assertCanFire(contractMachine, 'take_back', contract.status);
    assertAllowed(canTakeBack(actor, contract, signatures));
    await transition(tx, contractMachine, 'take_back', { ...contract, documentHtml: '' as string | null }, actor, {
      reason: input.reason,
      set: { documentHtml: null, documentSha256: null, offeredAt: null, revision: contract.revision + 1 },
    });
    const to = actor.organizationId === contract.buyerId ? contract.supplierId : contract.buyerId;
    await tellOfContract(tx, contract, 'contract_taken_back', {
      to,
      data: { organization: actor.organizationName, reason: input.reason },
      occasion: contract.revision.toString(),
    });
  });
}
