import { systemActor } from '#app/domain/kernel/actor.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import {
  unsafeLockPayment,
  unsafeReceivedVnd,
  unsafeRequirePayment,
} from '#app/domain/payments/payment.queries.server.ts';
import { paymentMachine } from '#app/domain/payments/payment.states.ts';
import type { Tx } from '#db/client.server.ts';
import { paymentReceipts } from '#db/schema/bank.ts';
import { completeFunding } from './complete-funding.server.ts';
import { milestonePostings } from './milestone.postings.ts';
import { lockMilestone } from './milestone.queries.server.ts';
import { milestoneDetails } from './open-next-milestone.server.ts';
import { booksOf, postMilestone } from './post-milestone.server.ts';

export type BankReceipt = {
  paymentId: string;
  lineId: string;
  /** The decision that takes the money out of suspense; null when the line named the request itself. */
  decisionId: string | null;
  amountVnd: bigint;
  bankReference: string;
};

/**
 * Takes money that a bank statement brought for one payment request to escrow, under the key `fund:<receipt>`. A request
 * may be satisfied by several lines; it is confirmed when they reach its amount. Takes the contract's lock.
 * @returns `received`, or why the money does not belong there: nothing was written then
 */
export async function receivePayment(
  tx: Tx,
  receipt: BankReceipt,
): Promise<'received' | 'closed_request' | 'more_than_due'> {
  const { contractId, milestoneId } = await unsafeRequirePayment(receipt.paymentId);
  const { contract, milestone } = await lockMilestone(tx, systemActor, { contractId, milestoneId });
  const payment = await unsafeLockPayment(tx, receipt.paymentId);
  if (payment.status !== 'pending' || payment.rail !== 'bank') return 'closed_request';
  const dueVnd = payment.amountVnd - (await unsafeReceivedVnd(tx, payment.id));
  if (receipt.amountVnd > dueVnd) return 'more_than_due';

  const { bankReference, ...columns } = receipt;
  const [row] = await tx.insert(paymentReceipts).values(columns).returning({ id: paymentReceipts.id });
  if (!row) throw new Error('insert returned no receipt');
  const books = booksOf(contract, milestone);
  const postings = milestonePostings.confirm_funding(books, { ...payment, amountVnd: receipt.amountVnd });
  await postMilestone(tx, `fund:${row.id}`, books, postings);
  if (receipt.amountVnd < dueVnd) return 'received';

  await transition(tx, paymentMachine, 'confirm', payment, systemActor, {
    root: { kind: 'contract', id: contract.id },
    set: { confirmedAt: await databaseNow(tx), providerReference: bankReference || null },
    details: {
      ...milestoneDetails(milestone),
      amountVnd: payment.amountVnd.toString(),
      reference: payment.reference,
    },
  });
  await completeFunding(tx, contract, milestone);
  return 'received';
}
