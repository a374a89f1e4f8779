import { type Actor, hasRole } from '#app/domain/kernel/actor.ts';
import { canFire } from '#app/domain/kernel/machine.ts';
import { allOf, type Decision, isOffered, when, withFreshFactor } from '#app/domain/kernel/policy.ts';
import { isCommitmentOnly } from '#app/domain/payments/rails.ts';
import { asBuyer, asFinance, asManager, asParty, asSupplier, type ContractFacts, verified } from './contract.policy.ts';
import { type MilestoneEvent, type MilestoneStatus, milestoneMachine } from './milestone.states.ts';

/** What the policies need to know of a milestone. */
export type MilestoneFacts = {
  status: MilestoneStatus;
  /** Who signed the acceptance, when there is one. */
  acceptedBy: string | null;
  /** How often this delivery was sent back for changes. */
  changesRequested: number;
};

const inForce = (contract: ContractFacts) => when(contract.status === 'active', 'contract_not_active');
/** What was earned is paid whatever becomes of the contract, and what is frozen finds its way out. */
const wasInForce = (contract: ContractFacts) =>
  when(contract.status !== 'draft' && contract.status !== 'pending_signature', 'contract_not_active');
export const isLive = (contract: ContractFacts) =>
  when(['active', 'suspended', 'terminating'].includes(contract.status), 'contract_not_active');
const isPilot = (contract: ContractFacts) => when(contract.kind === 'pilot', 'no_pilot');
const fires = (event: MilestoneEvent, milestone: MilestoneFacts) =>
  when(canFire(milestoneMachine, event, milestone.status), 'milestone_elsewhere');
const held = (contract: ContractFacts) => when(!isCommitmentOnly(contract.rail), 'treasury_not_held');
const committed = (contract: ContractFacts) => when(isCommitmentOnly(contract.rail), 'treasury_only');

/** The buyer's finance pays in; a milestone that is only planned may be paid ahead of its turn. */
export function canFund(actor: Actor, contract: ContractFacts, milestone: MilestoneFacts): Decision {
  return allOf(
    asBuyer(actor, contract),
    verified(actor),
    asFinance(actor),
    inForce(contract),
    held(contract),
    when(milestone.status === 'planned' || milestone.status === 'awaiting_funds', 'milestone_elsewhere'),
    withFreshFactor(actor),
  );
}

/** A co-sponsor's finance pays its share once the milestone is called up; the contract knows who the co-sponsors are. */
export function canFundShare(actor: Actor, contract: ContractFacts, milestone: MilestoneFacts): Decision {
  return allOf(
    verified(actor),
    asFinance(actor),
    inForce(contract),
    held(contract),
    when(milestone.status === 'awaiting_funds', 'milestone_elsewhere'),
    withFreshFactor(actor),
  );
}

/** The event that begins the work: money must lie in escrow first, unless the State Treasury pays afterwards. */
export function startEvent(contract: ContractFacts): 'start' | 'start_on_commitment' {
  return isCommitmentOnly(contract.rail) ? 'start_on_commitment' : 'start';
}

export function canStart(actor: Actor, contract: ContractFacts, milestone: MilestoneFacts): Decision {
  return allOf(
    asSupplier(actor, contract),
    verified(actor),
    asManager(actor),
    inForce(contract),
    isPilot(contract),
    fires(startEvent(contract), milestone),
  );
}

export function canDeliver(actor: Actor, contract: ContractFacts, milestone: MilestoneFacts): Decision {
  return allOf(
    asSupplier(actor, contract),
    verified(actor),
    asManager(actor),
    inForce(contract),
    fires('deliver', milestone),
  );
}

/** Files of a delivery may be gathered by every writer of the startup while there is something to deliver. */
export function canAttachDeliverable(actor: Actor, contract: ContractFacts, milestone: MilestoneFacts): Decision {
  return allOf(
    asSupplier(actor, contract),
    verified(actor),
    when(hasRole(actor, 'manager') || hasRole(actor, 'member'), 'needs_writer'),
    inForce(contract),
    fires('deliver', milestone),
  );
}

export function canRequestChanges(actor: Actor, contract: ContractFacts, milestone: MilestoneFacts): Decision {
  return allOf(
    asBuyer(actor, contract),
    verified(actor),
    asManager(actor),
    inForce(contract),
    fires('request_changes', milestone),
    when(milestone.changesRequested < contract.changeRounds, 'no_rounds_left'),
  );
}

export function canAccept(actor: Actor, contract: ContractFacts, milestone: MilestoneFacts): Decision {
  return allOf(
    asBuyer(actor, contract),
    verified(actor),
    asManager(actor),
    inForce(contract),
    fires('accept', milestone),
    withFreshFactor(actor),
  );
}

export function canReject(actor: Actor, contract: ContractFacts, milestone: MilestoneFacts): Decision {
  return allOf(
    asBuyer(actor, contract),
    verified(actor),
    asManager(actor),
    inForce(contract),
    fires('reject', milestone),
  );
}

/** A prize or a grant is awarded when its money lies in escrow, or is committed by the State Treasury. */
export function canAward(actor: Actor, contract: ContractFacts, milestone: MilestoneFacts): Decision {
  const ready = isCommitmentOnly(contract.rail) ? 'planned' : 'funded';
  return allOf(
    asBuyer(actor, contract),
    verified(actor),
    asManager(actor),
    inForce(contract),
    when(contract.kind !== 'pilot', 'only_prizes'),
    when(milestone.status === ready, 'milestone_elsewhere'),
  );
}

/** Either side; only this milestone stops. */
export function canDispute(actor: Actor, contract: ContractFacts, milestone: MilestoneFacts): Decision {
  return allOf(
    asParty(actor, contract),
    verified(actor),
    asManager(actor),
    isLive(contract),
    fires('dispute', milestone),
  );
}

/** The e-invoice of an accepted milestone is uploaded by either side, until it is paid. */
export function canAttachInvoice(actor: Actor, contract: ContractFacts, milestone: MilestoneFacts): Decision {
  return allOf(
    asParty(actor, contract),
    verified(actor),
    when(hasRole(actor, 'manager') || hasRole(actor, 'finance'), 'needs_manager'),
    wasInForce(contract),
    when(milestone.status === 'accepted', 'milestone_elsewhere'),
  );
}

/** Two people: who signed the acceptance does not pay it (the database holds this too). */
const otherThanAccepter = (actor: Actor, milestone: MilestoneFacts) =>
  when(milestone.acceptedBy !== actor.userId, 'accepter_cannot_release');

export function canRelease(actor: Actor, contract: ContractFacts, milestone: MilestoneFacts): Decision {
  return allOf(
    asBuyer(actor, contract),
    verified(actor),
    asFinance(actor),
    wasInForce(contract),
    held(contract),
    fires('release', milestone),
    otherThanAccepter(actor, milestone),
    withFreshFactor(actor),
  );
}

/** Commitment-only: the payment dossier goes to the State Treasury. */
export function canApprovePayment(actor: Actor, contract: ContractFacts, milestone: MilestoneFacts): Decision {
  return allOf(
    asBuyer(actor, contract),
    verified(actor),
    asFinance(actor),
    wasInForce(contract),
    committed(contract),
    fires('approve_payment', milestone),
    otherThanAccepter(actor, milestone),
    withFreshFactor(actor),
  );
}

export function canRecordPayment(actor: Actor, contract: ContractFacts, milestone: MilestoneFacts): Decision {
  return allOf(
    asBuyer(actor, contract),
    verified(actor),
    asFinance(actor),
    wasInForce(contract),
    committed(contract),
    fires('record_payment', milestone),
    otherThanAccepter(actor, milestone),
    withFreshFactor(actor),
  );
}

/** The things a person can do to a milestone, in the order of its life; the page offers the first that is allowed. */
export const milestoneActions = {
  fund: canFund,
  start: canStart,
  deliver: canDeliver,
  accept: canAccept,
  award: canAward,
  release: canRelease,
  approve_payment: canApprovePayment,
  record_payment: canRecordPayment,
} as const;
export type MilestoneAction = keyof typeof milestoneActions;

/** The one action a milestone's row offers this person, or null. */
export function actionFor(actor: Actor, contract: ContractFacts, milestone: MilestoneFacts): MilestoneAction | null {
  const names = Object.keys(milestoneActions) as MilestoneAction[];
  return names.find((name) => isOffered(milestoneActions[name](actor, contract, milestone))) ?? null;
}
