import { and, asc, desc, eq } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { unsafeReceivedVnd } from '#app/domain/payments/payment.queries.server.ts';
import { qrPath, vietQrText } from '#app/domain/payments/viet-qr.server.ts';
import { env } from '#app/env.server.ts';
import { db } from '#db/client.server.ts';
import { bankLines, paymentReceipts } from '#db/schema/bank.ts';
import { payments } from '#db/schema/payments.ts';
import { readsAllContracts } from './contract.policy.ts';
import { requireMilestone } from './milestone.queries.server.ts';

/**
 * How to pay one milestone by bank transfer, for whoever is asked for the money, and for the coordinator's desk: account,
 * code, what is still due, and the VietQR code that says all of it to a banking app.
 * @throws DomainError not_found when nothing was asked of this organisation on the bank rail
 */
export async function paymentInstructions(actor: Actor, contractId: string, milestoneId: string) {
  const { contract, milestone, supplier } = await requireMilestone(actor, contractId, milestoneId);
  const mine = readsAllContracts(actor) ? undefined : eq(payments.funderId, actor.organizationId);
  const [row] = await db
    .select()
    .from(payments)
    .where(and(eq(payments.milestoneId, milestone.id), eq(payments.rail, 'bank'), mine))
    .orderBy(desc(payments.id))
    .limit(1);
  const payment = requireFound(row);
  const escrow = requireFound(env.escrowAccount);
  const dueVnd = payment.status === 'pending' ? payment.amountVnd - (await unsafeReceivedVnd(db, payment.id)) : 0n;
  const receipts = await db
    .select({
      id: paymentReceipts.id,
      amountVnd: paymentReceipts.amountVnd,
      bookedOn: bankLines.bookedOn,
      bankReference: bankLines.bankReference,
    })
    .from(paymentReceipts)
    .innerJoin(bankLines, eq(bankLines.id, paymentReceipts.lineId))
    .where(eq(paymentReceipts.paymentId, payment.id))
    .orderBy(asc(paymentReceipts.id));
  const transfer = { bin: escrow.bin, account: escrow.account, amountVnd: dueVnd, memo: payment.reference };
  return {
    contract,
    milestone,
    supplier: supplier.name,
    payment,
    escrow,
    dueVnd,
    receipts,
    /** Nothing to scan once everything is there; an amount of fourteen digits does not fit the format. */
    qr: dueVnd > 0n && dueVnd < 10n ** 13n ? qrPath(vietQrText(transfer)) : null,
    /** The demo's account is at no bank. */
    invented: !env.production,
  };
}
