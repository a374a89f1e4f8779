import { systemActor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { notify } from '#app/domain/notifications/notify.server.ts';
import type { Tx } from '#db/client.server.ts';
import { reconciliationBreaks } from '#db/schema/bank.ts';

export type NewBreak = Pick<
  typeof reconciliationBreaks.$inferInsert,
  'kind' | 'rail' | 'dedupeKey' | 'amountVnd' | 'expectedVnd' | 'lineId' | 'statementId' | 'contractId'
>;

/** Puts what books and bank do not agree about before a person, once. It moves no money. */
export async function openBreak(tx: Tx, found: NewBreak): Promise<void> {
  const [row] = await tx
    .insert(reconciliationBreaks)
    .values(found)
    .onConflictDoNothing({ target: reconciliationBreaks.dedupeKey })
    .returning();
  if (!row) return;
  await recordAudit(tx, systemActor, {
    event: 'reconciliation_break.open',
    subjectKind: 'reconciliation_break',
    subjectId: row.id,
    toStatus: row.status,
    details: { kind: row.kind, ...(row.amountVnd === null ? {} : { amountVnd: row.amountVnd.toString() }) },
  });
  await notify(tx, {
    to: { desk: 'treasury' },
    kind: 'break_opened',
    subject: { kind: 'reconciliation_break', id: row.id },
    path: `/dieu-phoi/doi-soat/chenh-lech/${row.id}`,
    data: { reasonKey: `reconciliation:breakKind.${row.kind}` },
    dedupeKey: `break_opened:${row.id}`,
  });
}
