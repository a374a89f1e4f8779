import { type Actor, hasDesk } from '#app/domain/kernel/actor.ts';
import { allOf, type Decision, when } from '#app/domain/kernel/policy.ts';
import type { ContractFacts } from './contract.policy.ts';
import type { MilestoneFacts } from './milestone.policy.ts';
import { isTimely } from './proposal.policy.ts';
import { arbitrableKinds, type ProposalKind } from './proposal.states.ts';

export function canAppointArbiter(actor: Actor): Decision {
  return when(hasDesk(actor, 'administration'), 'needs_administration_desk');
}

/** Appointed for this very matter, and of neither party, now as then. */
export function canArbitrate(
  actor: Actor,
  contract: ContractFacts,
  milestone: MilestoneFacts | null,
  kind: ProposalKind,
  appointment: { userId: string } | null,
): Decision {
  return allOf(
    when(appointment?.userId === actor.userId, 'not_arbiter'),
    when(actor.organizationId !== contract.buyerId && actor.organizationId !== contract.supplierId, 'arbiter_of_party'),
    when(arbitrableKinds.includes(kind), 'not_arbitrable'),
    isTimely(kind, contract, milestone),
  );
}
