import { type Actor, hasRole } from '#app/domain/kernel/actor.ts';
import { canFire } from '#app/domain/kernel/machine.ts';
import { allOf, type Decision, isOffered, when, withFreshFactor } from '#app/domain/kernel/policy.ts';
import { isCommitmentOnly } from '#app/domain/payments/rails.ts';
import { asBuyer, asFinance, asManager, asSupplier, type ContractFacts, verified } from './contract.policy.ts';
import { type MilestoneEvent, type MilestoneStatus, milestoneMachine } from './milestone.states.ts';

/** What the policies need to know of a milestone. */
export type MilestoneFacts = {
  status: MilestoneStatus;
  /** Who signed the acceptance, when there is one. */
  acceptedBy: string | null;
};

const inForce = (contract: ContractFacts) => when(contract.status === 'active', 'contract_not_active');
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

/** Two people: who signed the acceptance does not pay it (the database holds this too). */
const otherThanAccepter = (actor: Actor, milestone: MilestoneFacts) =>
  when(milestone.acceptedBy !== actor.userId, 'accepter_cannot_release');

export function canRelease(actor: Actor, contract: ContractFacts, milestone: MilestoneFacts): Decision {
  return allOf(
    asBuyer(actor, contract),
    verified(actor),
    asFinance(actor),
    inForce(contract),
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
    inForce(contract),
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
    inForce(contract),
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
