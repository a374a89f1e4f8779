import { systemActor } from '#app/domain/kernel/actor.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { unsafeLockRefund, unsafeRequireRefund } from '#app/domain/payments/payment.queries.server.ts';
import { refundMachine } from '#app/domain/payments/payment.states.ts';
import type { ProviderAnswer } from '#app/domain/payments/rails.ts';
import { type Refund, refundKey } from '#app/domain/payments/request-refunds.server.ts';
import { inTransaction, type Tx } from '#db/client.server.ts';
import { completeRefund } from './complete-refund.server.ts';
import { type Contract, lockContract } from './contract.queries.server.ts';
import { tellOfContract } from './contract-news.server.ts';
import { contractPostings, milestonePostings } from './milestone.postings.ts';
import { lockMilestone } from './milestone.queries.server.ts';
import { booksOf, booksOfContract, postContract, postMilestone } from './post-milestone.server.ts';

/**
 * Takes over what the rail says of a refund: money that arrived leaves the books under the key `refund:<refund>`, and a
 * cancelled milestone is over with the last of its refunds. A refusal is kept with its words until a person asks again.
 * Called any number of times, the result is the same.
 * @param key the request that is answered: an answer to an earlier one, that was refused, changes nothing
 * @throws DomainError conflict `provider_amount_differs` when the provider sent another amount: a person must look
 */
export async function confirmRefund(refundId: string, key: string, answer: ProviderAnswer): Promise<void> {
  if (answer.state === 'pending') return;
  const { contractId, milestoneId } = await unsafeRequireRefund(refundId);
  await inTransaction(async (tx) => {
    const found = milestoneId
      ? await lockMilestone(tx, systemActor, { contractId, milestoneId })
      : { ...(await lockContract(tx, systemActor, contractId)), milestone: null };
    const refund = await unsafeLockRefund(tx, refundId);
    if (refund.status !== 'pending' || refundKey(refund) !== key) return;
    if (answer.state === 'failed') return fail(tx, found.contract, refund, answer.reference);
    if (answer.amountVnd !== refund.amountVnd) throw new DomainError('conflict', { reason: 'provider_amount_differs' });

    await transition(tx, refundMachine, 'confirm', refund, systemActor, {
      root: { kind: 'contract', id: contractId },
      set: { confirmedAt: await databaseNow(tx), providerReference: answer.reference },
      details: { amountVnd: refund.amountVnd.toString() },
    });
    if (!found.milestone) {
      const books = booksOfContract(found.contract);
      return postContract(tx, `refund:${refund.id}`, books, contractPostings.claim_refunded(books, refund));
    }
    const books = booksOf(found.contract, found.milestone);
    await postMilestone(tx, `refund:${refund.id}`, books, milestonePostings.confirm_refund(books, refund));
    await completeRefund(tx, found.contract, found.milestone);
  });
}

async function fail(tx: Tx, contract: Contract, refund: Refund, words: string): Promise<void> {
  const reason = words || 'refused';
  await transition(tx, refundMachine, 'fail', refund, systemActor, {
    root: { kind: 'contract', id: contract.id },
    reason,
    set: { lastError: reason },
    details: { amountVnd: refund.amountVnd.toString() },
  });
  await tellOfContract(tx, contract, 'refund_failed', {
    to: contract.buyerId,
    roles: ['finance'],
    data: { amountVnd: refund.amountVnd.toString(), reason },
    occasion: refundKey(refund),
  });
}
