import { type Actor, hasDesk, hasRole, type OrganizationKind } from '#app/domain/kernel/actor.ts';
import { canFire } from '#app/domain/kernel/machine.ts';
import { allOf, type Decision, when, withFreshFactor } from '#app/domain/kernel/policy.ts';
import type { Rail } from '#app/domain/payments/rails.ts';
import { type ContractStatus, contractMachine } from './contract.states.ts';

/** What the policies need to know of a contract: plain facts, so that the browser can ask the same questions. */
export type ContractFacts = {
  status: ContractStatus;
  kind: 'pilot' | 'prize' | 'grant';
  buyerId: string;
  supplierId: string;
  rail: Rail;
  changeRounds: number;
  /** The actor is a member of both parties. */
  onBothSides: boolean;
};

const isBuyer = (actor: Actor, contract: ContractFacts) => actor.organizationId === contract.buyerId;
export const isSupplier = (actor: Actor, contract: ContractFacts) => actor.organizationId === contract.supplierId;

/** Nobody deals with themselves: a member of both parties acts for neither. */
const oneSide = (contract: ContractFacts) => when(!contract.onBothSides, 'on_both_sides');
export const asBuyer = (actor: Actor, contract: ContractFacts) =>
  allOf(when(isBuyer(actor, contract), 'not_buyer'), oneSide(contract));
export const asSupplier = (actor: Actor, contract: ContractFacts) =>
  allOf(when(isSupplier(actor, contract), 'not_supplier'), oneSide(contract));
export const asParty = (actor: Actor, contract: ContractFacts) =>
  allOf(when(isBuyer(actor, contract) || isSupplier(actor, contract), 'not_party'), oneSide(contract));
export const asManager = (actor: Actor) => when(hasRole(actor, 'manager'), 'needs_manager');
export const asFinance = (actor: Actor) =>
  allOf(when(hasRole(actor, 'finance'), 'needs_finance'), when(actor.secondFactor !== 'none', 'needs_second_factor'));
/** A suspended or unverified organisation neither signs nor moves money. */
export const verified = (actor: Actor) => when(actor.organizationStatus === 'verified', 'party_not_verified');

/** The desks that look after money and reports read every contract that was offered; they change nothing. */
export function readsAllContracts(actor: Actor): boolean {
  return hasDesk(actor, 'treasury') || hasDesk(actor, 'reports');
}

/** Before it is offered, terms and milestones are the buyer's own draft. */
export function canReadTerms(actor: Actor, contract: ContractFacts): Decision {
  return when(contract.status !== 'draft' || isBuyer(actor, contract), 'contract_still_draft');
}

export function canEditContract(actor: Actor, contract: ContractFacts): Decision {
  return allOf(
    asBuyer(actor, contract),
    verified(actor),
    asManager(actor),
    when(contract.status === 'draft', 'contract_not_draft'),
  );
}

export function canOffer(actor: Actor, contract: ContractFacts): Decision {
  return canEditContract(actor, contract);
}

/**
 * An authorised member of a party that has not signed yet. How a state agency signs differs (see `signsDigitally`), who
 * may sign does not.
 */
export function canSign(
  actor: Actor,
  contract: ContractFacts,
  signatures: readonly { organizationId: string }[],
): Decision {
  return allOf(
    asParty(actor, contract),
    verified(actor),
    asManager(actor),
    when(canFire(contractMachine, 'activate', contract.status), 'contract_not_offered'),
    when(!signatures.some((signature) => signature.organizationId === actor.organizationId), 'already_signed'),
    withFreshFactor(actor),
  );
}

/** The buyer's finance or the treasury desk, once what stood in the way of a refund is mended. */
export function canRetryRefund(actor: Actor, contract: ContractFacts): Decision {
  if (hasDesk(actor, 'treasury')) return allOf(when(!contract.onBothSides, 'on_both_sides'), withFreshFactor(actor));
  return allOf(asBuyer(actor, contract), verified(actor), asFinance(actor), withFreshFactor(actor));
}

/** What was kept back is paid when the warranty is over. */
export function canPayRetention(actor: Actor, contract: ContractFacts, dueVnd: bigint): Decision {
  return allOf(
    asBuyer(actor, contract),
    verified(actor),
    asFinance(actor),
    when(contract.status === 'warranty' && dueVnd > 0n, 'no_retention_due'),
    withFreshFactor(actor),
  );
}

/** Before anybody has signed, either side may send the text back to be written anew. */
export function canTakeBack(
  actor: Actor,
  contract: ContractFacts,
  signatures: readonly { organizationId: string }[],
): Decision {
  return allOf(
    asParty(actor, contract),
    verified(actor),
    asManager(actor),
    when(canFire(contractMachine, 'take_back', contract.status), 'contract_not_offered'),
    when(signatures.length === 0, 'somebody_signed'),
  );
}

/**
 * State bodies sign with a digital signature on the uploaded document, after the approval decision; typed consent is for
 * the others.
 */
export function signsDigitally(kind: OrganizationKind): boolean {
  return kind === 'state_agency' || kind === 'coordinator';
}
