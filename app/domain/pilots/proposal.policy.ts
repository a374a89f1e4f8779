import type { Actor } from '#app/domain/kernel/actor.ts';
import { canFire } from '#app/domain/kernel/machine.ts';
import { allOf, type Decision, isOffered, when, withFreshFactor } from '#app/domain/kernel/policy.ts';
import { asManager, asParty, type ContractFacts, verified } from './contract.policy.ts';
import { isLive, type MilestoneFacts } from './milestone.policy.ts';
import { milestoneMachine } from './milestone.states.ts';
import {
  contractStatesOf,
  type MilestoneProposalKind,
  milestoneEventOf,
  milestoneProposals,
  movesMoney,
  type ProposalKind,
} from './proposal.states.ts';

export type ProposalFacts = { kind: ProposalKind; status: string; proposedByOrganizationId: string };

/** Whether the matter is one that can be agreed on now: the milestone or the contract is where the move begins. */
export function isTimely(kind: ProposalKind, contract: ContractFacts, milestone: MilestoneFacts | null): Decision {
  const event = milestoneEventOf[kind];
  if (!event)
    return when(milestone === null && (contractStatesOf[kind] ?? []).includes(contract.status), 'contract_not_active');
  return allOf(
    isLive(contract),
    // A suspended contract rests: only what ends a quarrel is agreed on meanwhile.
    when(contract.status !== 'suspended' || kind === 'settlement' || kind === 'cancellation', 'contract_not_active'),
    when(milestone !== null && canFire(milestoneMachine, event, milestone.status), 'milestone_elsewhere'),
  );
}

/** What moves money takes a fresh second factor of both: whoever proposes it has agreed to it already. */
const surely = (actor: Actor, kind: ProposalKind) => (movesMoney(kind) ? withFreshFactor(actor) : when(true, ''));

export function canPropose(
  actor: Actor,
  contract: ContractFacts,
  milestone: MilestoneFacts | null,
  kind: ProposalKind,
): Decision {
  return allOf(
    asParty(actor, contract),
    verified(actor),
    asManager(actor),
    isTimely(kind, contract, milestone),
    surely(actor, kind),
  );
}

/** The other side answers; what has moved on meanwhile cannot be agreed on any more. */
export function canAnswer(
  actor: Actor,
  contract: ContractFacts,
  milestone: MilestoneFacts | null,
  proposal: ProposalFacts,
): Decision {
  return allOf(
    asParty(actor, contract),
    verified(actor),
    asManager(actor),
    when(proposal.status === 'open', 'proposal_not_open'),
    when(proposal.proposedByOrganizationId !== actor.organizationId, 'own_proposal'),
    isTimely(proposal.kind, contract, milestone),
    surely(actor, proposal.kind),
  );
}

export function canWithdraw(actor: Actor, contract: ContractFacts, proposal: ProposalFacts): Decision {
  return allOf(
    asParty(actor, contract),
    asManager(actor),
    when(proposal.status === 'open', 'proposal_not_open'),
    when(proposal.proposedByOrganizationId === actor.organizationId, 'not_own_proposal'),
  );
}

/** Saying no is possible also when the matter has moved on. */
export function canDecline(actor: Actor, contract: ContractFacts, proposal: ProposalFacts): Decision {
  return allOf(
    asParty(actor, contract),
    asManager(actor),
    when(proposal.status === 'open', 'proposal_not_open'),
    when(proposal.proposedByOrganizationId !== actor.organizationId, 'own_proposal'),
  );
}

const kindsOfMilestone = Object.keys(milestoneProposals) as MilestoneProposalKind[];

/** What this person may ask the other side for at a milestone; the usual way on comes first. */
export function offeredProposals(actor: Actor, contract: ContractFacts, milestone: MilestoneFacts) {
  return kindsOfMilestone.filter((kind) => isOffered(canPropose(actor, contract, milestone, kind)));
}
