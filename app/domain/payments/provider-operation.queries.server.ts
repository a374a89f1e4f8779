import { and, eq } from 'drizzle-orm';
import { db } from '#db/client.server.ts';
import { payments, payouts, refunds } from '#db/schema/payments.ts';
import { payeeAccounts, providerOperations } from '#db/schema/providers.ts';
import type { Operation } from './plan-parts.server.ts';

/** Everything here is for the rail's jobs: unsafe, nobody is asked for. */

export async function unsafeOperationsOf(subjectId: string): Promise<Operation[]> {
  return db.select().from(providerOperations).where(eq(providerOperations.subjectId, subjectId));
}

export async function unsafeOperationBy(providerId: string): Promise<Operation | null> {
  const [row] = await db.select().from(providerOperations).where(eq(providerOperations.providerId, providerId));
  return row ?? null;
}

export async function unsafePaymentOfIntent(intentId: string): Promise<{ id: string; status: string } | null> {
  const [row] = await db
    .select({ id: payments.id, status: payments.status })
    .from(payments)
    .where(and(eq(payments.rail, 'stripe'), eq(payments.providerReference, intentId)));
  return row ?? null;
}

/** The account that an organisation is paid to, if it has given one. */
export async function unsafePayeeAccount(organizationId: string): Promise<string | null> {
  const [row] = await db.select().from(payeeAccounts).where(eq(payeeAccounts.organizationId, organizationId));
  return row?.accountId ?? null;
}

/** What the rail still owes an answer to. */
export async function unsafeUnanswered(): Promise<{ payments: string[]; payouts: string[]; refunds: string[] }> {
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
  const open = { rail: 'stripe', status: 'pending' } as const;
  const asked = await db
    .select({ id: payments.id })
    .from(payments)
    .where(and(eq(payments.rail, open.rail), eq(payments.status, open.status)));
  const out = await db
    .select({ id: payouts.id })
    .from(payouts)
    .where(and(eq(payouts.rail, open.rail), eq(payouts.status, open.status)));
  const back = await db
    .select({ id: refunds.id })
    .from(refunds)
    .where(and(eq(refunds.rail, open.rail), eq(refunds.status, open.status)));
  return { payments: ids(asked), payouts: ids(out), refunds: ids(back) };
}
