import { systemActor } from '#app/domain/kernel/actor.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { canFire } from '#app/domain/kernel/machine.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { unsafeLockPayment, unsafeRequirePayment } from '#app/domain/payments/payment.queries.server.ts';
import { paymentMachine } from '#app/domain/payments/payment.states.ts';
import { inTransaction, type Tx } from '#db/client.server.ts';
import { disputes } from '#db/schema/consents.ts';
import { tellOfMilestone } from './contract-news.server.ts';
import { unsafeFrozen } from './frozen.queries.server.ts';
import { contractPostings, milestonePostings } from './milestone.postings.ts';
import { type LockedMilestone, lockMilestone } from './milestone.queries.server.ts';
import { milestoneMachine } from './milestone.states.ts';
import { milestoneDetails } from './open-next-milestone.server.ts';
import { booksOf, postMilestone } from './post-milestone.server.ts';

/**
 * A provider has taken a payment back: the books follow under the key `chargeback:<payment>`, what that funder still has in
 * escrow covers it as far as it goes, and what is left of the milestone is frozen until both sides or an arbiter decide.
 * Told twice, the second time changes nothing.
 * @throws DomainError invalid_input for more than was paid; stale_state for a payment that was never confirmed;
 *         insufficient_funds on a rail whose money cannot be short
 */
export async function recordChargeback(input: {
  paymentId: string;
  amountVnd: bigint;
  providerReference: string;
}): Promise<void> {
  const { contractId, milestoneId } = await unsafeRequirePayment(input.paymentId);
  await inTransaction(async (tx) => {
    const found = await lockMilestone(tx, systemActor, { contractId, milestoneId });
    const { contract, milestone } = found;
    const payment = await unsafeLockPayment(tx, input.paymentId);
    if (payment.status === 'charged_back') {
      if (payment.chargedBackVnd !== input.amountVnd) throw new DomainError('idempotency_mismatch');
      return;
    }
    if (input.amountVnd <= 0n || input.amountVnd > payment.amountVnd)
      throw new DomainError('invalid_input', { reason: 'chargeback_amount' });
    await transition(tx, paymentMachine, 'charge_back', payment, systemActor, {
      root: { kind: 'contract', id: contract.id },
      set: { chargedBackVnd: input.amountVnd },
      details: { amountVnd: input.amountVnd.toString(), providerReference: input.providerReference },
    });
    const books = booksOf(contract, milestone);
    const { escrow } = await unsafeFrozen(tx, contract.id, milestone.id);
    const own = escrow.find((share) => share.organizationId === payment.funderId)?.amountVnd ?? 0n;
    const taken = { funderId: payment.funderId, amountVnd: input.amountVnd };
    await postMilestone(tx, `chargeback:${payment.id}`, books, contractPostings.chargeback(books, taken, own));
    if (canFire(milestoneMachine, 'freeze', milestone.status)) await freeze(tx, found, payment.id);
    for (const to of [contract.buyerId, contract.supplierId])
      await tellOfMilestone(tx, contract, milestone, 'payment_charged_back', {
        to,
        roles: ['manager', 'finance'],
        data: { amountVnd: input.amountVnd.toString() },
        occasion: payment.id,
      });
  });
}

async function freeze(tx: Tx, { contract, milestone }: LockedMilestone, paymentId: string): Promise<void> {
  const books = booksOf(contract, milestone);
  const { escrow } = await unsafeFrozen(tx, contract.id, milestone.id);
  const amountVnd = escrow.reduce((sum, share) => sum + share.amountVnd, 0n);
  const reason = 'chargeback';
  await tx.insert(disputes).values({ contractId: contract.id, milestoneId: milestone.id, amountVnd, reason });
  await postMilestone(tx, `freeze:${paymentId}`, books, milestonePostings.freeze(books, escrow));
  await transition(tx, milestoneMachine, 'freeze', milestone, systemActor, {
    root: { kind: 'contract', id: contract.id },
    reason,
    set: { inspectionEndsAt: null },
    details: { ...milestoneDetails(milestone), amountVnd: amountVnd.toString() },
  });
}
