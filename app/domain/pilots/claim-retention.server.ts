import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { unsafeBalancesByOrganization, unsafeTransferId } from '#app/domain/ledger/ledger.queries.server.ts';
import { requestRefunds } from '#app/domain/payments/request-refunds.server.ts';
import type { Tx } from '#db/client.server.ts';
import type { Contract } from './contract.queries.server.ts';
import { contractPostings } from './milestone.postings.ts';
import { booksOfContract, postContract } from './post-milestone.server.ts';
import { allocate } from './settlement.ts';

/**
 * A claim under the warranty, as both sides agreed or an arbiter decided: that part of what was kept back goes to the
 * funders, each in its share. One claim for a contract. The caller holds the contract and has asked the policy.
 * @throws DomainError invalid_input `claim_amount` for more than is kept back; conflict `claimed_before`
 */
export async function claimRetention(
  tx: Tx,
  contract: Contract,
  { actor, claimVnd, reason }: { actor: Actor; claimVnd: bigint; reason: string },
): Promise<void> {
  const key = `retention-claim:${contract.id}`;
  if (await unsafeTransferId(tx, key)) throw new DomainError('conflict', { reason: 'claimed_before' });
  const kept = await unsafeBalancesByOrganization(tx, {
    kind: 'retention',
    contractId: contract.id,
    milestoneId: null,
  });
  const keptVnd = kept.reduce((sum, share) => sum + share.amountVnd, 0n);
  if (claimVnd <= 0n || claimVnd > keptVnd)
    throw new DomainError('invalid_input', { reason: 'claim_amount', field: 'claimVnd' });
  const shares = allocate(claimVnd, kept).filter((share) => share.amountVnd > 0n);
  const books = booksOfContract(contract);
  await postContract(tx, key, books, contractPostings.retention_claim(books, shares));
  await requestRefunds(tx, {
    contractId: contract.id,
    milestoneId: null,
    rail: contract.rail,
    cause: 'retention_claim',
    shares,
  });
  await recordAudit(tx, actor, {
    event: 'contract.claim_retention',
    subjectKind: 'contract',
    subjectId: contract.id,
    reason,
    details: { amountVnd: claimVnd.toString() },
  });
}
