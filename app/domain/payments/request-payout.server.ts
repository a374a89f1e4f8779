import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import type { Tx } from '#db/client.server.ts';
import { payouts } from '#db/schema/payments.ts';
import { assertRailOpen } from './rail-open.server.ts';
import { isCommitmentOnly, type Rail } from './rails.ts';

export type Payout = typeof payouts.$inferSelect;

export type PayoutRequest = {
  contractId: string;
  milestoneId: string;
  payeeId: string;
  rail: Rail;
  /** `milestone` when left out. */
  purpose?: 'milestone' | 'retention';
  amountVnd: bigint;
  invoiceNumber: string;
  /** Day of the e-invoice, `2026-12-31`. */
  invoiceDate: string;
};

/**
 * Orders the payment of an accepted milestone. The database allows one live payout per milestone, and none that was
 * ordered by who accepted it. On the treasury rail nothing is sent: the dossier goes to the State Treasury.
 * @throws DomainError unavailable when the rail is not open here
 */
export async function requestPayout(tx: Tx, actor: Actor, request: PayoutRequest): Promise<Payout> {
  if (!isCommitmentOnly(request.rail)) assertRailOpen(request.rail);
  const [payout] = await tx
    .insert(payouts)
    .values({ ...request, releasedBy: actor.userId })
    .returning();
  if (!payout) throw new Error('insert returned no payout');
  if (request.rail === 'sandbox')
    await enqueue(tx, 'confirm-sandbox-payout', { payoutId: payout.id }, { key: `payout:${payout.id}` });
  if (request.rail === 'stripe')
    await enqueue(tx, 'pay-out-by-stripe', { payoutId: payout.id }, { key: `stripe-payout:${payout.id}` });
  await recordAudit(tx, actor, {
    event: 'payout.request',
    subjectKind: 'payout',
    subjectId: payout.id,
    rootKind: 'contract',
    rootId: request.contractId,
    toStatus: payout.status,
    details: { amountVnd: request.amountVnd.toString(), invoiceNumber: request.invoiceNumber },
  });
  return payout;
}
