import { unsafeSealableFiles } from '#app/domain/documents/document.queries.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { assertCanFire } from '#app/domain/kernel/machine.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { unsafeContractBalances } from '#app/domain/ledger/ledger.queries.server.ts';
import { unsafeLivePayout } from '#app/domain/payments/payment.queries.server.ts';
import { type Payout, requestPayout } from '#app/domain/payments/request-payout.server.ts';
import { inTransaction, type Tx } from '#db/client.server.ts';
import type { Contract, Party } from './contract.queries.server.ts';
import { canRelease } from './milestone.policy.ts';
import { milestonePostings } from './milestone.postings.ts';
import { lockMilestone, unsafeSettlement } from './milestone.queries.server.ts';
import { milestoneMachine } from './milestone.states.ts';
import { milestoneDetails } from './open-next-milestone.server.ts';
import { booksOf, postMilestone } from './post-milestone.server.ts';

export type ReleaseInput = { contractId: string; milestoneId: string; invoiceNumber: string; invoiceDate: string };

/**
 * Releases what is owed for an accepted milestone: the net amount of the acceptance record, nothing from the page. It leaves
 * for the rail; the rail's confirmation is a job. The same person's same release again is the same payout; everybody else
 * comes too late.
 * @throws DomainError not_found, forbidden (also for who signed the acceptance), stale_state, unavailable;
 *         conflict `payee_not_verified`, `payee_account_not_verified`, `invoice_missing` (its file), `files_still_checked`,
 *         `charged_back`
 */
export function releaseMilestone(actor: Actor, input: ReleaseInput): Promise<Payout> {
  return inTransaction(async (tx) => {
    const { contract, milestone, facts, supplier } = await lockMilestone(tx, actor, input);
    const earlier = await unsafeLivePayout(tx, milestone.id);
    if (earlier && isSame(earlier, actor, input)) return earlier;
    assertCanFire(milestoneMachine, 'release', milestone.status);
    assertAllowed(canRelease(actor, contract, facts));
    assertPayable(supplier);
    await assertInvoiced(tx, milestone.id);
    await assertNotChargedBack(tx, contract.id);

    const { netVnd } = await unsafeSettlement(tx, milestone.id);
    const payout = await requestPayout(tx, actor, {
      ...payoutOf(contract, input),
      milestoneId: milestone.id,
      amountVnd: netVnd,
    });
    const books = booksOf(contract, milestone);
    await postMilestone(tx, `release:${payout.id}`, books, milestonePostings.release(books, netVnd));
    await transition(tx, milestoneMachine, 'release', milestone, actor, {
      root: { kind: 'contract', id: contract.id },
      details: { ...milestoneDetails(milestone), netVnd: netVnd.toString(), invoiceNumber: input.invoiceNumber },
    });
    return payout;
  });
}

const isSame = (payout: Payout, actor: Actor, input: ReleaseInput) =>
  payout.releasedBy === actor.userId &&
  payout.invoiceNumber === input.invoiceNumber &&
  payout.invoiceDate === input.invoiceDate;

/** Only a verified organisation receives money, and only on an account that the verification desk has checked. */
export function assertPayable(payee: Party): void {
  if (payee.status !== 'verified') throw new DomainError('conflict', { reason: 'payee_not_verified' });
  if (!payee.accountVerified) throw new DomainError('conflict', { reason: 'payee_account_not_verified' });
}

/** The e-invoice itself, not its number alone, is on record before any money leaves. */
export async function assertInvoiced(tx: Tx, milestoneId: string): Promise<void> {
  const files = await unsafeSealableFiles(tx, 'milestone', milestoneId, 'invoice');
  if (files.length === 0) throw new DomainError('conflict', { reason: 'invoice_missing' });
}

/** A provider has taken money of this contract back: nothing leaves until a person has looked. */
async function assertNotChargedBack(tx: Tx, contractId: string): Promise<void> {
  const owed = (await unsafeContractBalances(tx, contractId)).get('chargeback_receivable') ?? 0n;
  if (owed > 0n) throw new DomainError('conflict', { reason: 'charged_back' });
}

export function payoutOf(contract: Contract, { invoiceNumber, invoiceDate }: ReleaseInput) {
  return { contractId: contract.id, payeeId: contract.supplierId, rail: contract.rail, invoiceNumber, invoiceDate };
}
