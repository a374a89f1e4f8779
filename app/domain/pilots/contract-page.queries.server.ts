import type { Actor } from '#app/domain/kernel/actor.ts';
import { unsafeTimeline } from '#app/domain/kernel/audit.server.ts';
import { isOffered } from '#app/domain/kernel/policy.ts';
import { unsafeContractBalances, unsafeContractPaidOut } from '#app/domain/ledger/ledger.queries.server.ts';
import { unsafePaymentsOf, unsafePayoutsOf } from '#app/domain/payments/payment.queries.server.ts';
import { db } from '#db/client.server.ts';
import { canEditContract, canReadTerms, canSign, readsAllContracts } from './contract.policy.ts';
import { requireContract } from './contract.queries.server.ts';
import { actionFor, canDispute, canReject, canRequestChanges } from './milestone.policy.ts';
import { deliverablesOf } from './milestone.queries.server.ts';
import { moneyPicture } from './money-picture.ts';
import { canAnswer, offeredProposals } from './proposal.policy.ts';
import { unsafeProposalsOf } from './proposal.queries.server.ts';

/**
 * Everything the contract's page shows to this reader, who finds there what both sides find; only a draft is its buyer's own.
 * @throws DomainError not_found
 */
export async function contractPage(actor: Actor, contractId: string) {
  const view = await requireContract(actor, contractId);
  const { contract } = view;
  const mayReadTerms = canReadTerms(actor, contract).allowed;
  const milestones = mayReadTerms ? view.milestones : [];
  const [balances, paidOut, payments, payouts, rounds, events, proposals] = await Promise.all([
    unsafeContractBalances(db, contractId),
    unsafeContractPaidOut(db, contractId),
    unsafePaymentsOf(db, contractId),
    unsafePayoutsOf(db, contractId),
    deliverablesOf(
      db,
      milestones.map((milestone) => milestone.id),
    ),
    unsafeTimeline(db, { kind: 'contract', id: contractId }),
    unsafeProposalsOf(db, contractId),
  ]);
  const facts = { ...contract, ...paidOut, balances, milestones: view.milestones };
  return {
    ...view,
    contract: { ...contract, terms: mayReadTerms ? contract.terms : '' },
    mayReadTerms,
    mayEdit: canEditContract(actor, contract).allowed,
    maySign: isOffered(canSign(actor, contract, view.signatures)),
    picture: moneyPicture(facts),
    payments,
    payouts,
    events,
    proposals,
    milestones: milestones.map((milestone) => ({
      ...milestone,
      action: actionFor(actor, contract, milestone),
      mayRequestChanges: canRequestChanges(actor, contract, milestone).allowed,
      mayReject: canReject(actor, contract, milestone).allowed,
      mayDispute: canDispute(actor, contract, milestone).allowed,
      proposals: proposals
        .filter(({ milestoneId, status }) => milestoneId === milestone.id && status === 'open')
        .map(({ id, kind, ...proposal }) => ({
          id,
          kind,
          mine: isOffered(canAnswer(actor, contract, milestone, { ...proposal, kind })),
        })),
      mayPropose: offeredProposals(actor, contract, milestone),
      waitsForColleague: milestone.acceptedBy === actor.userId,
      hasRecord: milestone.acceptedBy !== null,
      pendingReference:
        payments.find((payment) => payment.milestoneId === milestone.id && payment.status === 'pending')?.reference ??
        null,
      /** Whether this reader finds out here how to make the transfer. */
      paysByTransfer: payments.some(
        (payment) =>
          payment.milestoneId === milestone.id &&
          payment.status === 'pending' &&
          payment.rail === 'bank' &&
          (payment.funderId === actor.organizationId || readsAllContracts(actor)),
      ),
      rounds: rounds.filter((round) => round.milestoneId === milestone.id),
    })),
  };
}
