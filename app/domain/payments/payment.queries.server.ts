import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { type Database, db, type Tx } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { paymentReceipts } from '#db/schema/bank.ts';
import { organizations } from '#db/schema/organizations.ts';
import { payments, payouts, refunds } from '#db/schema/payments.ts';
import type { Payment } from './request-payment.server.ts';
import type { Payout } from './request-payout.server.ts';
import type { Refund } from './request-refunds.server.ts';

/** Requests for money of a contract, oldest first. Unsafe: the caller has read the contract in its own scope. */
export function unsafePaymentsOf(tx: Database, contractId: string): Promise<Payment[]> {
  return tx.select().from(payments).where(eq(payments.contractId, contractId)).orderBy(asc(payments.id));
}

/** Payouts of a contract with who released them. Unsafe: the caller has read the contract in its own scope. */
export function unsafePayoutsOf(tx: Database, contractId: string) {
  return tx
    .select({ payout: payouts, releaserName: users.displayName })
    .from(payouts)
    .innerJoin(users, eq(users.id, payouts.releasedBy))
    .where(eq(payouts.contractId, contractId))
    .orderBy(asc(payouts.id));
}

/** Unsafe: for the rail's jobs. @throws DomainError not_found */
export async function unsafeRequirePayment(paymentId: string): Promise<Payment> {
  const [row] = await db.select().from(payments).where(eq(payments.id, paymentId));
  return requireFound(row);
}

/** Unsafe: for the rail's jobs. @throws DomainError not_found */
export async function unsafeRequirePayout(payoutId: string): Promise<Payout> {
  const [row] = await db.select().from(payouts).where(eq(payouts.id, payoutId));
  return requireFound(row);
}

/** Takes the row for the rest of the transaction; milestone and contract are locked before. Unsafe: for the rail's jobs. */
export async function unsafeLockPayment(tx: Tx, paymentId: string): Promise<Payment> {
  const [row] = await tx.select().from(payments).where(eq(payments.id, paymentId)).for('update');
  return requireFound(row);
}

/** As above, for a payout. */
export async function unsafeLockPayout(tx: Tx, payoutId: string): Promise<Payout> {
  const [row] = await tx.select().from(payouts).where(eq(payouts.id, payoutId)).for('update');
  return requireFound(row);
}

/** The payout of a milestone that is on its way or done, if any. Unsafe: the caller holds the milestone. */
export async function unsafeLivePayout(
  tx: Database,
  milestoneId: string,
  purpose: Payout['purpose'] = 'milestone',
): Promise<Payout | null> {
  const [row] = await tx
    .select()
    .from(payouts)
    .where(
      and(
        eq(payouts.milestoneId, milestoneId),
        eq(payouts.purpose, purpose),
        inArray(payouts.status, ['pending', 'confirmed']),
      ),
    );
  return row ?? null;
}

/** What has stayed of a payment: a provider may have taken some of it back. */
const receivedVnd = sql<string>`${payments.amountVnd} - coalesce(${payments.chargedBackVnd}, 0)`;

/** What has been confirmed for a milestone, in đồng. Unsafe: the caller holds the milestone. */
export async function unsafeConfirmedVnd(tx: Database, milestoneId: string): Promise<bigint> {
  const [row] = await tx
    .select({ sumVnd: sql<string>`coalesce(sum(${receivedVnd}), 0)::text` })
    .from(payments)
    .where(and(eq(payments.milestoneId, milestoneId), inArray(payments.status, ['confirmed', 'charged_back'])));
  return BigInt(row?.sumVnd ?? '0');
}

/** What bank statements have brought for one request so far, in đồng. Unsafe: the caller holds the payment. */
export async function unsafeReceivedVnd(tx: Database, paymentId: string): Promise<bigint> {
  const [row] = await tx
    .select({ sumVnd: sql<string>`coalesce(sum(${paymentReceipts.amountVnd}), 0)::text` })
    .from(paymentReceipts)
    .where(eq(paymentReceipts.paymentId, paymentId));
  return BigInt(row?.sumVnd ?? '0');
}

/** Refunds of a contract, oldest first. Unsafe: the caller has read the contract in its own scope. */
export function unsafeRefundsOf(tx: Database, contractId: string) {
  return tx
    .select({ refund: refunds, funderName: organizations.name })
    .from(refunds)
    .innerJoin(organizations, eq(organizations.id, refunds.funderId))
    .where(eq(refunds.contractId, contractId))
    .orderBy(asc(refunds.id));
}

/** Unsafe: for the rail's jobs. @throws DomainError not_found */
export async function unsafeRequireRefund(refundId: string): Promise<Refund> {
  const [row] = await db.select().from(refunds).where(eq(refunds.id, refundId));
  return requireFound(row);
}

/** As for payments. Unsafe: the caller holds the contract. @throws DomainError not_found */
export async function unsafeLockRefund(tx: Tx, refundId: string): Promise<Refund> {
  const [row] = await tx.select().from(refunds).where(eq(refunds.id, refundId)).for('update');
  return requireFound(row);
}

/** Whether the rail still owes a funder money of a milestone. Unsafe: the caller holds the milestone. */
export async function unsafeRefundsOpen(tx: Tx, milestoneId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: refunds.id })
    .from(refunds)
    .where(and(eq(refunds.milestoneId, milestoneId), ne(refunds.status, 'confirmed')))
    .limit(1);
  return rows.length > 0;
}
