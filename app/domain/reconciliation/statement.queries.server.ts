import { asc, desc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { env } from '#app/env.server.ts';
import { db } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import {
  bankFiles,
  bankLineOutcomes,
  bankLines,
  bankStatements,
  paymentReceipts,
  reconciliationBreaks,
  reconciliationRuns,
  suspenseItems,
} from '#db/schema/bank.ts';
import { payments } from '#db/schema/payments.ts';
import { pilotContracts } from '#db/schema/pilots.ts';
import { holdingAlert } from './holding-limits.ts';
import { knownKeys, readKeptFile, statementBefore } from './import-statement.server.ts';
import { lineKeys } from './line-key.server.ts';
import { unsafePayables } from './payable.queries.server.ts';
import { agrees, compareBank, unsafeHoldings } from './reconcile-rails.server.ts';
import { canUseTreasury } from './reconciliation.policy.ts';

/** How much waits at each part of the desk. @throws DomainError forbidden */
export async function treasuryCounts(actor: Actor): Promise<Record<'suspense' | 'batches' | 'breaks', number>> {
  assertAllowed(canUseTreasury(actor));
  const [row] = await db.execute<{ suspense: number; batches: number; breaks: number }>(sql`select
    (select count(*) from suspense_items i where i.amount_vnd > coalesce((select sum(d.amount_vnd) from suspense_decisions d
      where d.item_id = i.id and d.status in ('confirmed', 'sent_back')), 0))::int as suspense,
    (select count(*) from payout_batches where status in ('waiting_check', 'approved', 'sent'))::int as batches,
    (select count(*) from reconciliation_breaks where status = 'open')::int as breaks`);
  return { suspense: row?.suspense ?? 0, batches: row?.batches ?? 0, breaks: row?.breaks ?? 0 };
}

/** The desk's first page: statements, how books and bank stand, money that lies long. @throws DomainError forbidden */
export async function treasuryDesk(actor: Actor) {
  assertAllowed(canUseTreasury(actor));
  const [counts, statements, bank, payables, holdings, runs] = await Promise.all([
    treasuryCounts(actor),
    db
      .select({ ...getTableColumns(bankStatements), postedByName: users.displayName, fileName: bankFiles.name })
      .from(bankStatements)
      .innerJoin(users, eq(users.id, bankStatements.postedBy))
      .innerJoin(bankFiles, eq(bankFiles.id, bankStatements.fileId))
      .orderBy(desc(bankStatements.lastOn), desc(bankStatements.id))
      .limit(60),
    compareBank(db),
    unsafePayables(db),
    unsafeHoldings(db),
    db.select().from(reconciliationRuns).orderBy(desc(reconciliationRuns.id)).limit(4),
  ]);
  return {
    counts,
    statements,
    bank: { ...bank, agrees: agrees(bank) },
    payables: payables.length,
    holdings: holdings
      .map((each) => ({ ...each, alert: holdingAlert(each.rail, each.days) }))
      .filter((each) => each.alert !== null),
    runs,
    account: env.escrowAccount,
    invented: !env.production,
  };
}

/** A kept file, read again, with what would happen. @throws DomainError forbidden, not_found, invalid_input */
export async function previewStatement(actor: Actor, fileId: string) {
  assertAllowed(canUseTreasury(actor));
  const [file] = await db.select().from(bankFiles).where(eq(bankFiles.id, fileId));
  const { format, profile, statement } = readKeptFile(requireFound(file));
  const keys = lineKeys(statement.lines);
  const [known, before, posted] = await Promise.all([
    knownKeys(db, statement.account, keys),
    statementBefore(db, statement.account, statement.firstOn),
    db.select({ id: bankStatements.id }).from(bankStatements).where(eq(bankStatements.fileId, fileId)),
  ]);
  const { lines, ...facts } = statement;
  const sum = (side: 'credit' | 'debit') =>
    lines.reduce((total, line) => (line.side === side ? total + line.amountVnd : total), 0n);
  return {
    file: { id: fileId, name: file?.name ?? '', format, profile },
    ...facts,
    creditVnd: sum('credit'),
    debitVnd: sum('debit'),
    lineCount: lines.length,
    knownCount: known.size,
    expectedOpeningVnd: before?.closingVnd ?? 0n,
    statementId: posted[0]?.id ?? null,
    lines: lines
      .slice(0, 200)
      .map((line, index) => ({ ...line, position: index + 1, known: known.has(keys[index] ?? '') })),
  };
}

/** A statement with its lines and what came of each. @throws DomainError forbidden, not_found */
export async function requireStatement(actor: Actor, statementId: string) {
  assertAllowed(canUseTreasury(actor));
  const [statement] = await db
    .select({
      ...getTableColumns(bankStatements),
      postedByName: users.displayName,
      file: bankFiles.name,
      sha256: bankFiles.sha256,
    })
    .from(bankStatements)
    .innerJoin(users, eq(users.id, bankStatements.postedBy))
    .innerJoin(bankFiles, eq(bankFiles.id, bankStatements.fileId))
    .where(eq(bankStatements.id, statementId));
  const lines = await db
    .select({
      ...getTableColumns(bankLines),
      outcome: bankLineOutcomes.outcome,
      itemId: suspenseItems.id,
      breakId: reconciliationBreaks.id,
      contract: { id: pilotContracts.id, code: pilotContracts.code },
    })
    .from(bankLines)
    .leftJoin(bankLineOutcomes, eq(bankLineOutcomes.lineId, bankLines.id))
    .leftJoin(suspenseItems, eq(suspenseItems.lineId, bankLines.id))
    .leftJoin(reconciliationBreaks, eq(reconciliationBreaks.lineId, bankLines.id))
    .leftJoin(
      paymentReceipts,
      sql`${paymentReceipts.lineId} = ${bankLines.id} and ${paymentReceipts.decisionId} is null`,
    )
    .leftJoin(payments, eq(payments.id, paymentReceipts.paymentId))
    .leftJoin(pilotContracts, eq(pilotContracts.id, payments.contractId))
    .where(eq(bankLines.statementId, statementId))
    .orderBy(asc(bankLines.position))
    .limit(1_000);
  return { statement: requireFound(statement), lines };
}
