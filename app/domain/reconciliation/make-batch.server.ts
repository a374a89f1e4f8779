import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { nextNumber, vietnamYear } from '#app/domain/kernel/counter.server.ts';
import { DomainError, requireFound } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { notify } from '#app/domain/notifications/notify.server.ts';
import { makeReference } from '#app/domain/payments/reference-code.ts';
import { inTransaction } from '#db/client.server.ts';
import { payoutBatchEntries, payoutBatches } from '#db/schema/bank.ts';
import { unsafePayables } from './payable.queries.server.ts';
import { canUseTreasury } from './reconciliation.policy.ts';

/**
 * Gathers payments for the bank: amounts and accounts come from the record, nothing from the page. Each gets the code that
 * the statement will bring back. What is in a live batch already cannot enter another (the database holds this too).
 * @param keys of `unsafePayables`
 * @throws DomainError forbidden; conflict `payable_gone` when one of them is in a batch meanwhile, `payee_not_ready`
 */
export function makeBatch(actor: Actor, keys: readonly string[]): Promise<{ id: string; code: string }> {
  return inTransaction(async (tx) => {
    assertAllowed(canUseTreasury(actor));
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('payout-batches', 0))`);
    const waiting = new Map((await unsafePayables(tx)).map((each) => [each.key, each]));
    const chosen = [...new Set(keys)].map((key) => waiting.get(key));
    const rows = chosen.map((each) => {
      if (!each) throw new DomainError('conflict', { reason: 'payable_gone' });
      if (!each.ready) throw new DomainError('conflict', { reason: 'payee_not_ready' });
      return each;
    });
    if (rows.length === 0) throw new DomainError('invalid_input', { reason: 'payable_gone' });
    const totalVnd = rows.reduce((sum, row) => sum + row.amountVnd, 0n);
    const year = await vietnamYear(tx);
    const number = await nextNumber(tx, `payout_batch:${year}`);
    const code = `LC-${year}-${number.toString().padStart(4, '0')}`;
    const [made] = await tx
      .insert(payoutBatches)
      .values({ code, totalVnd, entryCount: rows.length, madeBy: actor.userId })
      .returning();
    const batch = requireFound(made);
    await tx.insert(payoutBatchEntries).values(
      rows.map((row, index) => ({
        batchId: batch.id,
        position: index + 1,
        reference: makeReference(randomBytes, 'PLC'),
        payoutId: row.payoutId,
        decisionId: row.decisionId,
        amountVnd: row.amountVnd,
        beneficiaryName: row.beneficiaryName,
        beneficiaryBin: row.beneficiaryBin ?? '',
        beneficiaryAccount: row.beneficiaryAccount ?? '',
      })),
    );
    const data = { code, amountVnd: totalVnd.toString() };
    await recordAudit(tx, actor, {
      event: 'payout_batch.make',
      subjectKind: 'payout_batch',
      subjectId: batch.id,
      toStatus: batch.status,
      details: { ...data, count: String(rows.length) },
    });
    await notify(tx, {
      to: { desk: 'treasury' },
      except: actor.userId,
      kind: 'batch_waiting',
      subject: { kind: 'payout_batch', id: batch.id },
      path: `/dieu-phoi/doi-soat/lenh-chi/${batch.id}`,
      data: { ...data, name: actor.displayName },
      dedupeKey: `batch_waiting:${batch.id}`,
    });
    return { id: batch.id, code };
  });
}
