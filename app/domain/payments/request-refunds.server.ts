import { systemActor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import type { Tx } from '#db/client.server.ts';
import { refunds } from '#db/schema/payments.ts';
import type { Rail } from './rails.ts';

export type Refund = typeof refunds.$inferSelect;

export type RefundRequest = {
  contractId: string;
  milestoneId: string | null;
  rail: Rail;
  cause: Refund['cause'];
  /** What each funder gets back, in đồng; nothing is left out. */
  shares: readonly { organizationId: string; amountVnd: bigint }[];
};

/**
 * Asks the rail to send money back, one request per funder, inside the transaction that says why. The database allows one
 * request per milestone, funder and cause.
 */
export async function requestRefunds(tx: Tx, { shares, ...request }: RefundRequest): Promise<Refund[]> {
  const rows = shares
    .filter((share) => share.amountVnd > 0n)
    .map(({ organizationId, amountVnd }) => ({ ...request, funderId: organizationId, amountVnd }));
  if (rows.length === 0) return [];
  const asked = await tx.insert(refunds).values(rows).returning();
  for (const refund of asked) {
    await askRail(tx, refund);
    await recordAudit(tx, systemActor, {
      event: 'refund.request',
      subjectKind: 'refund',
      subjectId: refund.id,
      rootKind: 'contract',
      rootId: refund.contractId,
      toStatus: refund.status,
      details: { amountVnd: refund.amountVnd.toString() },
    });
  }
  return asked;
}

/** Our permanent key towards the rail: a refused request is made again as another one. */
export function refundKey(refund: Pick<Refund, 'id' | 'attempt'>): string {
  return `refund:${refund.id}:${refund.attempt}`;
}

/** The sandbox answers by a job; a bank is asked by its desk, from the list of what is pending. */
export async function askRail(tx: Tx, refund: Refund): Promise<void> {
  if (refund.rail === 'sandbox')
    await enqueue(tx, 'confirm-sandbox-refund', { refundId: refund.id }, { key: refundKey(refund) });
  if (refund.rail === 'stripe')
    await enqueue(tx, 'refund-by-stripe', { refundId: refund.id }, { key: `stripe-refund:${refund.id}` });
}
