import { and, asc, desc, eq, getTableColumns, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { assertAllowed, isOffered } from '#app/domain/kernel/policy.ts';
import { db } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import {
  bankLineOutcomes,
  bankLines,
  payoutBatchEntries,
  reconciliationBreaks,
  suspenseDecisions,
  suspenseItems,
} from '#db/schema/bank.ts';
import { payments } from '#db/schema/payments.ts';
import { pilotContracts } from '#db/schema/pilots.ts';
import { unsafeFreeVnd } from './propose-decision.server.ts';
import { canConfirmDecision, canRejectDecision, canUseTreasury } from './reconciliation.policy.ts';
import { unsafeSuggestions } from './suggestions.server.ts';

const settledVnd = sql<string>`coalesce((select sum(d.amount_vnd) from suspense_decisions d
  where d.item_id = ${suspenseItems.id} and d.status in ('confirmed', 'sent_back')), 0)::text`;
const proposedVnd = sql<string>`coalesce((select sum(d.amount_vnd) from suspense_decisions d
  where d.item_id = ${suspenseItems.id} and d.status = 'proposed'), 0)::text`;

/** What is not placed yet, oldest first; with `all`, everything that ever was in suspense. @throws DomainError forbidden */
export async function listSuspense(actor: Actor, { all = false } = {}) {
  assertAllowed(canUseTreasury(actor));
  const rows = await db
    .select({ ...getTableColumns(suspenseItems), line: bankLines, settledVnd, proposedVnd })
    .from(suspenseItems)
    .innerJoin(bankLines, eq(bankLines.id, suspenseItems.lineId))
    .where(all ? undefined : sql`${suspenseItems.amountVnd} > ${settledVnd}::bigint`)
    .orderBy(all ? desc(suspenseItems.id) : asc(suspenseItems.id))
    .limit(300);
  return rows.map((row) => ({
    ...row,
    leftVnd: row.amountVnd - BigInt(row.settledVnd),
    proposed: row.proposedVnd !== '0',
  }));
}

const deciders = alias(users, 'decider');

/** Decisions of an item, or one of them, with who proposed and decided and where the money goes. */
function decisions(where: ReturnType<typeof eq> | undefined) {
  return db
    .select({
      ...getTableColumns(suspenseDecisions),
      proposerName: users.displayName,
      deciderName: deciders.displayName,
      reference: payments.reference,
      contract: { id: pilotContracts.id, code: pilotContracts.code, title: pilotContracts.title },
      payoutReference: payoutBatchEntries.reference,
    })
    .from(suspenseDecisions)
    .innerJoin(users, eq(users.id, suspenseDecisions.proposedBy))
    .leftJoin(deciders, eq(deciders.id, suspenseDecisions.decidedBy))
    .leftJoin(payments, eq(payments.id, suspenseDecisions.paymentId))
    .leftJoin(pilotContracts, eq(pilotContracts.id, payments.contractId))
    .leftJoin(
      payoutBatchEntries,
      and(eq(payoutBatchEntries.payoutId, suspenseDecisions.payoutId), sql`${payoutBatchEntries.cancelledAt} is null`),
    )
    .where(where)
    .orderBy(asc(suspenseDecisions.id));
}

/** One item with its evidence: the bank's line, what it may be meant for, what was decided. @throws DomainError forbidden, not_found */
export async function requireSuspenseItem(actor: Actor, itemId: string) {
  assertAllowed(canUseTreasury(actor));
  const [row] = await db
    .select({ item: suspenseItems, line: bankLines })
    .from(suspenseItems)
    .innerJoin(bankLines, eq(bankLines.id, suspenseItems.lineId))
    .where(eq(suspenseItems.id, itemId));
  const { item, line } = requireFound(row);
  const freeVnd = await unsafeFreeVnd(db, itemId);
  const [suggestions, made, uncovered] = await Promise.all([
    freeVnd > 0n ? unsafeSuggestions(db, { ...line, amountVnd: freeVnd }) : [],
    decisions(eq(suspenseDecisions.itemId, itemId)),
    freeVnd > 0n ? unexplainedLines(freeVnd) : [],
  ]);
  return {
    item,
    line,
    freeVnd,
    suggestions,
    uncovered,
    decisions: made.map((decision) => ({ ...decision, mayConfirm: isOffered(canConfirmDecision(actor, decision)) })),
  };
}

/** Movements out that nobody has explained and that this money could pay for. */
function unexplainedLines(atMostVnd: bigint) {
  return db
    .select({
      id: bankLines.id,
      bookedOn: bankLines.bookedOn,
      amountVnd: bankLines.amountVnd,
      description: bankLines.description,
    })
    .from(bankLines)
    .innerJoin(bankLineOutcomes, eq(bankLineOutcomes.lineId, bankLines.id))
    .innerJoin(reconciliationBreaks, eq(reconciliationBreaks.lineId, bankLines.id))
    .where(
      and(
        eq(bankLineOutcomes.outcome, 'unexplained'),
        sql`${bankLines.amountVnd} <= ${atMostVnd.toString()}::bigint`,
        sql`not exists (select 1 from suspense_decisions d where d.covers_line_id = ${bankLines.id} and d.status in ('proposed', 'confirmed'))`,
      ),
    )
    .orderBy(desc(bankLines.bookedOn))
    .limit(50);
}

/** A proposal for the second person. @throws DomainError forbidden, not_found */
export async function requireDecision(actor: Actor, itemId: string, decisionId: string) {
  const { item, line } = await requireSuspenseItem(actor, itemId);
  const found = await decisions(and(eq(suspenseDecisions.id, decisionId), eq(suspenseDecisions.itemId, itemId)));
  const decision = requireFound(found[0]);
  const confirm = canConfirmDecision(actor, decision);
  return {
    item,
    line,
    decision,
    mayConfirm: isOffered(confirm),
    mayReject: canRejectDecision(actor, decision).allowed,
    denied: confirm.allowed ? null : confirm.reason,
  };
}
