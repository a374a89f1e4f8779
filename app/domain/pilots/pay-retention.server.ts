import { desc, eq } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { unsafeBalancesByOrganization } from '#app/domain/ledger/ledger.queries.server.ts';
import { type Payout, requestPayout } from '#app/domain/payments/request-payout.server.ts';
import { inTransaction, type Tx } from '#db/client.server.ts';
import { acceptanceRecords, milestones } from '#db/schema/pilots.ts';
import { canPayRetention } from './contract.policy.ts';
import { lockContract } from './contract.queries.server.ts';
import { contractPostings } from './milestone.postings.ts';
import { booksOfContract, postContract } from './post-milestone.server.ts';
import { assertPayable } from './release-milestone.server.ts';

type RetentionPayment = { contractId: string; invoiceNumber: string; invoiceDate: string };

/**
 * Pays what was kept back, once the warranty is over: the whole of it, as the books say. It stands under the contract's last
 * accepted milestone, whose accepter does not pay it. Closing follows when the rail has confirmed.
 * @throws DomainError not_found, forbidden, unavailable; conflict `payee_not_verified`
 */
export function payRetention(actor: Actor, input: RetentionPayment): Promise<Payout> {
  return inTransaction(async (tx) => {
    const { contract, supplier } = await lockContract(tx, actor, input.contractId);
    const dueVnd = await unsafeRetentionDue(tx, contract.id);
    assertAllowed(canPayRetention(actor, contract, dueVnd));
    assertPayable(supplier);
    const payout = await requestPayout(tx, actor, {
      contractId: contract.id,
      milestoneId: await lastAccepted(tx, contract.id),
      payeeId: contract.supplierId,
      rail: contract.rail,
      purpose: 'retention',
      amountVnd: dueVnd,
      invoiceNumber: input.invoiceNumber,
      invoiceDate: input.invoiceDate,
    });
    const books = booksOfContract(contract);
    await postContract(tx, `release:${payout.id}`, books, contractPostings.retention_payout(books, dueVnd));
    await recordAudit(tx, actor, {
      event: 'contract.pay_retention',
      subjectKind: 'contract',
      subjectId: contract.id,
      details: { amountVnd: dueVnd.toString(), invoiceNumber: input.invoiceNumber },
    });
    return payout;
  });
}

/** What of the retention has become due to the startup and is not on its way. Unsafe: the caller has the contract. */
async function unsafeRetentionDue(tx: Parameters<typeof unsafeBalancesByOrganization>[0], contractId: string) {
  const due = await unsafeBalancesByOrganization(tx, { kind: 'payable', contractId, milestoneId: null });
  return due.reduce((sum, share) => sum + share.amountVnd, 0n);
}

async function lastAccepted(tx: Tx, contractId: string): Promise<string> {
  const [row] = await tx
    .select({ id: milestones.id })
    .from(milestones)
    .innerJoin(acceptanceRecords, eq(acceptanceRecords.milestoneId, milestones.id))
    .where(eq(milestones.contractId, contractId))
    .orderBy(desc(milestones.position))
    .limit(1);
  return requireFound(row).id;
}
