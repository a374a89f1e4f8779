import type { Actor } from '#app/domain/kernel/actor.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { DomainError, requireFound } from '#app/domain/kernel/errors.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import type { Tx } from '#db/client.server.ts';
import { acceptPartly } from './accept-partly.server.ts';
import { cancelMilestone } from './cancel-milestone.server.ts';
import { claimRetention } from './claim-retention.server.ts';
import { continueContract } from './continue-contract.server.ts';
import { contractMachine } from './contract.states.ts';
import type { LockedMilestone } from './milestone.queries.server.ts';
import { milestoneMachine } from './milestone.states.ts';
import { milestoneDetails } from './open-next-milestone.server.ts';
import type { Matter } from './proposal.queries.server.ts';
import type { ProposalKind } from './proposal.states.ts';
import { settleDispute } from './settle-dispute.server.ts';

export type Agreed = {
  kind: ProposalKind;
  terms: Record<string, string>;
  reason: string;
  actor: Actor;
  by: 'agreement' | 'arbiter';
  /** Who of the buyer signs what is accepted; nobody when an arbiter decides. */
  accepter: Pick<Actor, 'userId' | 'displayName'> | null;
};

/** Does what both sides agreed to, or an arbiter decided. The caller holds the matter and has asked the policy. */
export async function carryOut(tx: Tx, matter: Matter, agreed: Agreed): Promise<void> {
  const { kind, terms, reason, actor } = agreed;
  const { contract } = matter;
  const found = (): LockedMilestone => {
    const { milestone, facts } = matter;
    return { ...matter, milestone: requireFound(milestone), facts: requireFound(facts) };
  };
  if (kind === 'new_date' || kind === 'rework') return setNewDate(tx, found(), agreed);
  if (kind === 'cancellation') return cancelMilestone(tx, found(), agreed);
  if (kind === 'part')
    return acceptPartly(tx, found(), {
      actor,
      reason,
      accepter: requireFound(agreed.accepter),
      acceptedVnd: BigInt(terms.acceptedVnd ?? 0),
      rest: terms.rest === 'follow_on' ? 'follow_on' : 'refund',
      dueOn: terms.dueOn ?? null,
    });
  if (kind === 'settlement')
    return settleDispute(tx, found(), {
      ...agreed,
      earnedVnd: BigInt(terms.earnedVnd ?? 0),
      refundVnd: BigInt(terms.refundVnd ?? 0),
      rest: terms.rest === 'funders' ? 'funders' : 'startup',
    });
  if (kind === 'retention_claim')
    return claimRetention(tx, contract, { actor, reason, claimVnd: BigInt(terms.claimVnd ?? 0) });
  const event = { suspension: 'suspend', resumption: 'resume', termination: 'begin_termination' } as const;
  const moved = await transition(tx, contractMachine, event[kind], contract, actor, { reason });
  if (kind === 'termination') await continueContract(tx, { ...contract, status: moved.status });
}

/** Work goes on towards another day: after a missed one, or as an agreed rework, which may be sent back anew. */
async function setNewDate(tx: Tx, { contract, milestone }: LockedMilestone, agreed: Agreed): Promise<void> {
  const dueOn = agreed.terms.dueOn ?? '';
  const end = new Date(`${dueOn}T23:59:59+07:00`);
  if (Number.isNaN(end.getTime()) || end <= (await databaseNow(tx)))
    throw new DomainError('invalid_input', { reason: 'date_passed', field: 'dueOn' });
  const event = agreed.kind === 'rework' ? 'agree_rework' : 'set_new_date';
  await transition(tx, milestoneMachine, event, milestone, agreed.actor, {
    root: { kind: 'contract', id: contract.id },
    reason: agreed.reason,
    set: { dueOn, changesRequested: 0 },
    details: { ...milestoneDetails(milestone), dueOn },
  });
}
