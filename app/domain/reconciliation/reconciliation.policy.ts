import { type Actor, hasDesk } from '#app/domain/kernel/actor.ts';
import { canFire } from '#app/domain/kernel/machine.ts';
import { allOf, type Decision, when, withFreshFactor } from '#app/domain/kernel/policy.ts';
import { type BatchStatus, batchMachine, type DecisionStatus, decisionMachine } from './reconciliation.states.ts';

/** The treasury desk of the coordinator: statements, money in suspense, batches, breaks. Nobody else has a part in it. */
export function canUseTreasury(actor: Actor): Decision {
  return when(hasDesk(actor, 'treasury'), 'needs_treasury_desk');
}

type DecisionFacts = { status: DecisionStatus; proposedBy: string };

/** Two people: who proposed does not confirm (the database holds this too). */
export function canConfirmDecision(actor: Actor, decision: DecisionFacts): Decision {
  return allOf(
    canUseTreasury(actor),
    when(canFire(decisionMachine, 'confirm', decision.status), 'decision_elsewhere'),
    when(decision.proposedBy !== actor.userId, 'proposer_cannot_confirm'),
    withFreshFactor(actor),
  );
}

/** Whoever proposed may take it back, whoever checks may refuse it. */
export function canRejectDecision(actor: Actor, decision: DecisionFacts): Decision {
  return allOf(canUseTreasury(actor), when(canFire(decisionMachine, 'reject', decision.status), 'decision_elsewhere'));
}

type BatchFacts = { status: BatchStatus; madeBy: string; checkedBy: string | null };

/** Two people: who made the batch does not approve it (the database holds this too). */
export function canApproveBatch(actor: Actor, batch: BatchFacts): Decision {
  return allOf(
    canUseTreasury(actor),
    when(canFire(batchMachine, 'approve', batch.status), 'batch_elsewhere'),
    when(batch.madeBy !== actor.userId, 'maker_cannot_approve'),
    withFreshFactor(actor),
  );
}

/** Before the file was taken out; afterwards the bank may have paid. */
export function canCancelBatch(actor: Actor, batch: BatchFacts): Decision {
  return allOf(canUseTreasury(actor), when(canFire(batchMachine, 'cancel', batch.status), 'batch_elsewhere'));
}

export function canTakeBatchFile(actor: Actor, batch: BatchFacts): Decision {
  return allOf(
    canUseTreasury(actor),
    when(batch.checkedBy !== null && batch.status !== 'cancelled', 'batch_elsewhere'),
    withFreshFactor(actor),
  );
}

/** The bank refused one payment of a batch that was sent: said by somebody other than who made the batch. */
export function canFailEntry(actor: Actor, batch: BatchFacts): Decision {
  return allOf(
    canUseTreasury(actor),
    when(batch.status === 'sent', 'batch_elsewhere'),
    when(batch.madeBy !== actor.userId, 'maker_cannot_approve'),
    withFreshFactor(actor),
  );
}
