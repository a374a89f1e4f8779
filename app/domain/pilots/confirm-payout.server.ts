import { systemActor } from '#app/domain/kernel/actor.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { unsafeLockPayout, unsafeRequirePayout } from '#app/domain/payments/payment.queries.server.ts';
import { payoutMachine } from '#app/domain/payments/payment.states.ts';
import type { ProviderAnswer } from '#app/domain/payments/rails.ts';
import { inTransaction, type Tx } from '#db/client.server.ts';
import { finishMilestone } from './finish-milestone.server.ts';
import { contractPostings, milestonePostings } from './milestone.postings.ts';
import { lockMilestone } from './milestone.queries.server.ts';
import { milestoneMachine } from './milestone.states.ts';
import { milestoneDetails } from './open-next-milestone.server.ts';
import { booksOf, booksOfContract, postContract, postMilestone } from './post-milestone.server.ts';

/**
 * Takes over what the provider says of a payout: money that arrived leaves the books under the key `payout:<payout>`, and the
 * milestone is released. Called any number of times, the result is the same.
 * @param within a transaction that does more about it; otherwise one of its own
 * @throws DomainError conflict `provider_amount_differs` when the provider paid another amount: a person must look
 */
export async function confirmPayout(payoutId: string, answer: ProviderAnswer, within?: Tx): Promise<void> {
  if (answer.state !== 'done') return;
  if (!within) return inTransaction((own) => confirmPayout(payoutId, answer, own));
  const { contractId, milestoneId } = await unsafeRequirePayout(payoutId);
  const { contract, milestone } = await lockMilestone(within, systemActor, { contractId, milestoneId });
  const payout = await unsafeLockPayout(within, payoutId);
  if (payout.status !== 'pending') return;
  if (answer.amountVnd !== payout.amountVnd) throw new DomainError('conflict', { reason: 'provider_amount_differs' });

  const root = { kind: 'contract', id: contract.id } as const;
  const details = { ...milestoneDetails(milestone), amountVnd: payout.amountVnd.toString() };
  await transition(within, payoutMachine, 'confirm', payout, systemActor, {
    root,
    set: { confirmedAt: await databaseNow(within), providerReference: answer.reference },
    details,
  });
  if (payout.purpose === 'retention') {
    const books = booksOfContract(contract);
    return postContract(within, `payout:${payout.id}`, books, contractPostings.retention_paid(books, payout.amountVnd));
  }
  const books = booksOf(contract, milestone);
  await postMilestone(within, `payout:${payout.id}`, books, milestonePostings.confirm_payout(books, payout.amountVnd));
  await transition(within, milestoneMachine, 'confirm_payout', milestone, systemActor, { root, details });
  await finishMilestone(within, contract, milestone, payout.amountVnd);
}
