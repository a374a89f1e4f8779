import { unsafeFindPerson } from '#app/domain/accounts/account.queries.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { DomainError, requireFound } from '#app/domain/kernel/errors.ts';
import { assertCanFire } from '#app/domain/kernel/machine.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { carryOut } from './carry-out.server.ts';
import { tellOfProposal } from './contract-news.server.ts';
import { canAnswer } from './proposal.policy.ts';
import { lockProposal, type Matter, type Proposal } from './proposal.queries.server.ts';
import { proposalMachine } from './proposal.states.ts';

type Answer = {
  contractId: string;
  proposalId: string;
  /** The hash of the terms that the page showed. */
  termsSha256: string;
};

/**
 * Agrees to a proposal of the other side; what it asks for happens in the same transaction, or nothing does.
 * @throws DomainError not_found, forbidden, stale_state, insufficient_funds; conflict `proposal_changed`; deadline_passed; what
 *         the move itself refuses
 */
export function acceptProposal(actor: Actor, input: Answer): Promise<void> {
  return inTransaction(async (tx) => {
    const { matter, proposal } = await lockProposal(tx, actor, input);
    assertCanFire(proposalMachine, 'accept', proposal.status);
    assertAllowed(canAnswer(actor, matter.contract, matter.facts, proposal));
    if (proposal.termsSha256 !== input.termsSha256) throw new DomainError('conflict', { reason: 'proposal_changed' });
    const answeredAt = await databaseNow(tx);
    if (answeredAt >= proposal.expiresAt) throw new DomainError('deadline_passed');
    await transition(tx, proposalMachine, 'accept', proposal, actor, {
      root: { kind: 'contract', id: matter.contract.id },
      set: { answeredBy: actor.userId, answeredAt },
      details: { kind: proposal.kind, position: matter.milestone?.position.toString() ?? '' },
    });
    await carryOut(tx, matter, {
      kind: proposal.kind,
      terms: proposal.terms,
      reason: proposal.reason,
      actor,
      by: 'agreement',
      accepter: await buyersSide(actor, matter, proposal),
    });
    await tellOfProposal(tx, matter.contract, proposal, 'proposal_accepted', actor);
  });
}

/** Who of the buyer agreed: whoever answers, or whoever proposed. */
async function buyersSide(actor: Actor, { contract }: Matter, proposal: Proposal) {
  if (actor.organizationId === contract.buyerId) return actor;
  return requireFound(await unsafeFindPerson(proposal.proposedBy));
}
