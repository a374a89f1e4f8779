import { and, eq, inArray } from 'drizzle-orm';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Tx } from '#db/client.server.ts';
import { payoutBatches, reconciliationBreaks, suspenseDecisions } from '#db/schema/bank.ts';
import { challenges } from '#db/schema/challenges.ts';
import { proposals } from '#db/schema/consents.ts';
import { documents } from '#db/schema/documents.ts';
import { panels, scoreSheets } from '#db/schema/evaluations.ts';
import { evaluatorProfiles } from '#db/schema/experts.ts';
import { organizations } from '#db/schema/organizations.ts';
import { payments, payouts, refunds } from '#db/schema/payments.ts';
import { milestones, pilotContracts } from '#db/schema/pilots.ts';
import { solutions } from '#db/schema/solutions.ts';
import { type Acting, recordAudit } from './audit.server.ts';
import { DomainError } from './errors.ts';
import type { Machine, SubjectKind } from './machine.ts';

type StatusTable = PgTable & { id: AnyPgColumn; status: AnyPgColumn };

/** Tables with a status column. Nothing but `transition` writes that column. */
const statusTables: Partial<Record<SubjectKind, StatusTable>> = {
  organization: organizations,
  challenge: challenges,
  solution: solutions,
  panel: panels,
  score_sheet: scoreSheets,
  contract: pilotContracts,
  milestone: milestones,
  payment: payments,
  payout: payouts,
  suspense_decision: suspenseDecisions,
  payout_batch: payoutBatches,
  reconciliation_break: reconciliationBreaks,
  refund: refunds,
  proposal: proposals,
  document: documents,
  evaluator_profile: evaluatorProfiles,
};

export type TransitionOptions<Row> = {
  /** The whole whose timeline shows it, when it is not the row itself. */
  root?: { kind: SubjectKind; id: string };
  reason?: string;
  details?: Record<string, string>;
  /** Other columns written by the same UPDATE, so that they are true exactly when the new status is. */
  set?: Partial<Row>;
};

/**
 * The only writer of status columns: one compare-and-set UPDATE that names the states it may leave, and the audit event
 * beside it. Who may fire the event is the policy's question, asked by the caller before.
 *
 * @returns the row as it stands now
 * @throws DomainError stale_state when the row is in none of the event's `from` states (somebody was faster);
 *         invalid_input when the event demands a reason and none is given
 */
export async function transition<Row extends { id: string; status: S }, S extends string, E extends string>(
  tx: Tx,
  machine: Machine<S, E>,
  event: E,
  row: Row,
  actor: Acting,
  options: TransitionOptions<Row> = {},
): Promise<Row> {
  const table = statusTables[machine.subject];
  if (!table) throw new Error(`no status table for ${machine.subject}`);
  const { from, to, reason } = machine.events[event];
  if (reason && !options.reason?.trim())
    throw new DomainError('invalid_input', { reason: 'reason_required', field: 'reason' });

  const [updated] = await tx
    .update(table)
    .set({ ...options.set, status: to })
    .where(and(eq(table.id, row.id), inArray(table.status, [...from])))
    .returning();
  if (!updated) throw new DomainError('stale_state', { reason: `${machine.subject}.${event}` });

  await recordAudit(tx, actor, {
    event: `${machine.subject}.${event}`,
    subjectKind: machine.subject,
    subjectId: row.id,
    rootKind: options.root?.kind ?? machine.subject,
    rootId: options.root?.id ?? row.id,
    fromStatus: row.status,
    toStatus: to,
    ...(options.reason === undefined ? {} : { reason: options.reason }),
    ...(options.details === undefined ? {} : { details: options.details }),
  });
  return updated as unknown as Row;
}
