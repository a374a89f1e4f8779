import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { DomainError } from '#app/domain/kernel/errors.ts';
import type { Tx } from '#db/client.server.ts';
import { payments } from '#db/schema/payments.ts';
import { providerOperations } from '#db/schema/providers.ts';

export type Operation = typeof providerOperations.$inferSelect;

export type PartsOf = {
  kind: 'pay_out' | 'refund';
  subjectId: string;
  /** Beginning of the keys of this request's parts. */
  key: string;
  amountVnd: bigint;
  contractId: string;
  /** Its own payments are taken from first. */
  milestoneId: string | null;
  /** Only what this organisation paid is sent back to it. */
  funderId?: string;
};

/**
 * Divides an amount that goes out over the provider's payments that brought it in, none of them beyond what it brought, and
 * writes the parts down before any is asked for. Called again, they are the same; what an earlier request of the same
 * subject has already done is not asked for again.
 * @returns every part of the subject that was not refused
 * @throws DomainError conflict `provider_money_short` when the payments cannot cover the amount: a person must look
 */
export async function planParts(tx: Tx, parts: PartsOf): Promise<Operation[]> {
  const sources = await lockSources(tx, parts);
  const known = await tx.select().from(providerOperations).where(eq(providerOperations.subjectId, parts.subjectId));
  const planned = known.filter((part) => part.state !== 'failed' && part.state !== 'reversed');
  let leftVnd = parts.amountVnd - planned.reduce((sum, part) => sum + part.amountVnd, 0n);
  for (const source of sources) {
    if (leftVnd <= 0n) break;
    const amountVnd = source.freeVnd < leftVnd ? source.freeVnd : leftVnd;
    if (amountVnd <= 0n) continue;
    const { kind, subjectId, key } = parts;
    const [part] = await tx
      .insert(providerOperations)
      .values({ key: `${key}:${source.paymentId}`, kind, subjectId, sourceId: source.intentId, amountVnd })
      .returning();
    if (part) planned.push(part);
    leftVnd -= amountVnd;
  }
  if (leftVnd !== 0n) throw new DomainError('conflict', { reason: 'provider_money_short' });
  return planned;
}

/** The payments that money may be taken from, held for the rest of the transaction, and what is left of each. */
async function lockSources(tx: Tx, { contractId, milestoneId, funderId }: PartsOf) {
  const rows = await tx
    .select({
      paymentId: payments.id,
      intentId: payments.providerReference,
      freeVnd: sql<string>`(${payments.amountVnd} - (
        select coalesce(sum(o.amount_vnd), 0) from provider_operations o
        where o.source_id = ${payments.providerReference} and o.state not in ('failed', 'reversed')))::text`,
    })
    .from(payments)
    .where(
      and(
        eq(payments.contractId, contractId),
        eq(payments.rail, 'stripe'),
        eq(payments.status, 'confirmed'),
        isNotNull(payments.providerReference),
        funderId ? eq(payments.funderId, funderId) : undefined,
      ),
    )
    .orderBy(sql`${payments.milestoneId} is distinct from ${milestoneId}`, payments.id)
    .for('update');
  return rows.map((row) => ({ ...row, freeVnd: BigInt(row.freeVnd) }));
}
