import { systemActor } from '#app/domain/kernel/actor.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { unsafeLockPayment, unsafeRequirePayment } from '#app/domain/payments/payment.queries.server.ts';
import { paymentMachine } from '#app/domain/payments/payment.states.ts';
import type { ProviderAnswer } from '#app/domain/payments/rails.ts';
import { inTransaction } from '#db/client.server.ts';
import { completeFunding } from './complete-funding.server.ts';
import { milestonePostings } from './milestone.postings.ts';
import { lockMilestone } from './milestone.queries.server.ts';
import { milestoneDetails } from './open-next-milestone.server.ts';
import { booksOf, postMilestone } from './post-milestone.server.ts';

/**
 * Takes over what the provider says of a payment: confirmed money goes to escrow under the key `fund:<payment>`, and the
 * milestone is funded once the confirmed payments reach its amount. Called any number of times, in any order with other
 * payments, the result is the same.
 * @throws DomainError conflict `provider_amount_differs` when the provider took another amount: a person must look
 */
export async function confirmFunding(paymentId: string, answer: ProviderAnswer): Promise<void> {
  if (answer.state !== 'done') return;
  const { contractId, milestoneId } = await unsafeRequirePayment(paymentId);
  await inTransaction(async (tx) => {
    const { contract, milestone } = await lockMilestone(tx, systemActor, { contractId, milestoneId });
    const payment = await unsafeLockPayment(tx, paymentId);
    if (payment.status !== 'pending') return;
    if (answer.amountVnd !== payment.amountVnd)
      throw new DomainError('conflict', { reason: 'provider_amount_differs' });

    const root = { kind: 'contract', id: contract.id } as const;
    await transition(tx, paymentMachine, 'confirm', payment, systemActor, {
      root,
      set: { confirmedAt: await databaseNow(tx), providerReference: answer.reference },
      details: {
        ...milestoneDetails(milestone),
        amountVnd: payment.amountVnd.toString(),
        reference: payment.reference,
      },
    });
    const books = booksOf(contract, milestone);
    await postMilestone(tx, `fund:${payment.id}`, books, milestonePostings.confirm_funding(books, payment));
    await completeFunding(tx, contract, milestone);
  });
}
