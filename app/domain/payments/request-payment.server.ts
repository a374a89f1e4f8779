import { randomBytes } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import type { Tx } from '#db/client.server.ts';
import { payments } from '#db/schema/payments.ts';
import { nextCardPayment } from './card-limits.ts';
import { assertRailOpen } from './rail-open.server.ts';
import type { Rail } from './rails.ts';
import { makeReference } from './reference-code.ts';

export type Payment = typeof payments.$inferSelect;

export type PaymentRequest = {
  contractId: string;
  milestoneId: string;
  funderId: string;
  rail: Rail;
  /** The funder's whole share of the milestone, in đồng. */
  shareVnd: bigint;
};

/**
 * Asks a funder for what is still due of its share of a milestone, or gives back the request that is open already: asked
 * twice, it is one payment. The caller holds the milestone's lock and has asked the policy.
 * @throws DomainError unavailable when the rail is not open here; conflict `fully_funded` when nothing is due
 */
export async function requestPayment(tx: Tx, actor: Actor, request: PaymentRequest): Promise<Payment> {
  assertRailOpen(request.rail);
  const { shareVnd, ...columns } = request;
  const earlier = await tx
    .select()
    .from(payments)
    .where(
      and(
        eq(payments.milestoneId, request.milestoneId),
        eq(payments.funderId, request.funderId),
        inArray(payments.status, ['pending', 'confirmed', 'charged_back']),
      ),
    );
  const open = earlier.find((payment) => payment.status === 'pending');
  if (open) {
    await askRail(tx, open);
    return open;
  }
  const dueVnd = earlier.reduce((due, payment) => due - payment.amountVnd + (payment.chargedBackVnd ?? 0n), shareVnd);
  if (dueVnd <= 0n) throw new DomainError('conflict', { reason: 'fully_funded' });

  const amountVnd = request.rail === 'stripe' ? nextCardPayment(dueVnd) : dueVnd;
  const [payment] = await tx
    .insert(payments)
    .values({ ...columns, amountVnd, reference: makeReference(randomBytes), requestedBy: actor.userId })
    .returning();
  if (!payment) throw new Error('insert returned no payment');
  await askRail(tx, payment);
  await recordAudit(tx, actor, {
    event: 'payment.request',
    subjectKind: 'payment',
    subjectId: payment.id,
    rootKind: 'contract',
    rootId: request.contractId,
    toStatus: payment.status,
    details: { reference: payment.reference, amountVnd: amountVnd.toString() },
  });
  return payment;
}

async function askRail(tx: Tx, { id: paymentId, rail }: Payment): Promise<void> {
  if (rail === 'sandbox') await enqueue(tx, 'confirm-sandbox-payment', { paymentId }, { key: `payment:${paymentId}` });
  // A page of the provider's ends after a day: asked again, there is another.
  if (rail === 'stripe') await enqueue(tx, 'open-checkout', { paymentId }, { key: `checkout:${paymentId}` });
}
