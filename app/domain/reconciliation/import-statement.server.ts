import { createHash } from 'node:crypto';
import { and, desc, eq, gt, inArray, lt, sql } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { DomainError, requireFound } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { env } from '#app/env.server.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import { type Database, inTransaction, type Tx } from '#db/client.server.ts';
import { bankFiles, bankLines, bankStatements } from '#db/schema/bank.ts';
import { type CsvProfileName, csvProfileNames } from './formats/csv-profiles.ts';
import { readFile } from './formats/read-file.ts';
import { type ReadStatement, unreadable } from './formats/read-statement.ts';
import { lineKeys } from './line-key.server.ts';
import { openBreak } from './open-break.server.ts';
import { canUseTreasury } from './reconciliation.policy.ts';

type Statement = typeof bankStatements.$inferSelect;

/** Reads a kept file again and checks it against our account. @throws DomainError invalid_input */
export function readKeptFile(file: { content: Buffer; profile: string | null }) {
  const read = readFile(file.content, csvProfileNames.find((name) => name === file.profile) ?? null);
  if (read.statement.account !== env.escrowAccount?.account) throw unreadable('statement_other_account');
  return read;
}

/**
 * Keeps a bank's file for a look before anything is posted. The same file again is the same row. A file that cannot be
 * read, whose lines and balances do not add up, or that is of another account or currency is refused as a whole and not kept.
 * @throws DomainError forbidden; invalid_input beside `file`
 */
export async function keepStatementFile(
  actor: Actor,
  input: { name: string; bytes: Buffer; profile: CsvProfileName | null },
): Promise<string> {
  assertAllowed(canUseTreasury(actor));
  const { format, profile } = readKeptFile({ content: input.bytes, profile: input.profile });
  const sha256 = createHash('sha256').update(input.bytes).digest('hex');
  return inTransaction(async (tx) => {
    await tx
      .insert(bankFiles)
      .values({ name: input.name, sha256, content: input.bytes, format, profile, uploadedBy: actor.userId })
      .onConflictDoNothing({ target: bankFiles.sha256 });
    const [kept] = await tx.select({ id: bankFiles.id }).from(bankFiles).where(eq(bankFiles.sha256, sha256));
    return requireFound(kept).id;
  });
}

/**
 * Takes a kept file over as a statement: its lines that no earlier statement has brought are written once and placed by a
 * job. Taken over twice, it is the same statement; a file that brings nothing new is refused. Where its opening balance is
 * not what the statement before it closed with, a break is opened for a person.
 * @throws DomainError forbidden, not_found, invalid_input; conflict `statement_known`
 */
export function importStatement(actor: Actor, fileId: string): Promise<{ statementId: string; newLines: number }> {
  return inTransaction(async (tx) => {
    assertAllowed(canUseTreasury(actor));
    const [file] = await tx.select().from(bankFiles).where(eq(bankFiles.id, fileId));
    const { statement } = readKeptFile(requireFound(file));
    // One statement of an account after the other; nothing else takes this lock.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`bank-account:${statement.account}`}, 0))`);
    const [earlier] = await tx.select().from(bankStatements).where(eq(bankStatements.fileId, fileId));
    if (earlier) return { statementId: earlier.id, newLines: 0 };

    const keys = lineKeys(statement.lines);
    const known = await knownKeys(tx, statement.account, keys);
    const fresh = statement.lines.flatMap((line, index) => {
      const lineKey = keys[index] ?? '';
      return known.has(lineKey) ? [] : [{ ...line, lineKey, position: index + 1 }];
    });
    if (statement.lines.length > 0 && fresh.length === 0)
      throw new DomainError('conflict', { reason: 'statement_known' });
    const row = await insertStatement(tx, actor, fileId, statement, fresh.length);
    for (let at = 0; at < fresh.length; at += 1_000)
      await tx
        .insert(bankLines)
        .values(fresh.slice(at, at + 1_000).map((line) => ({ ...line, statementId: row.id, account: row.account })));
    await checkContinuity(tx, row);
    await enqueue(tx, 'match-bank-lines', {}, { key: 'match-bank-lines' });
    await recordAudit(tx, actor, {
      event: 'bank_statement.import',
      subjectKind: 'bank_statement',
      subjectId: row.id,
      details: { lines: String(row.newLineCount), closingVnd: row.closingVnd.toString() },
    });
    return { statementId: row.id, newLines: fresh.length };
  });
}

export async function knownKeys(tx: Database, account: string, keys: readonly string[]): Promise<Set<string>> {
  const known = new Set<string>();
  for (let at = 0; at < keys.length; at += 5_000) {
    const rows = await tx
      .select({ lineKey: bankLines.lineKey })
      .from(bankLines)
      .where(and(eq(bankLines.account, account), inArray(bankLines.lineKey, keys.slice(at, at + 5_000))));
    for (const { lineKey } of rows) known.add(lineKey);
  }
  return known;
}

async function insertStatement(tx: Tx, actor: Actor, fileId: string, read: ReadStatement, newLineCount: number) {
  const { account, firstOn, lastOn, openingVnd, closingVnd, lines } = read;
  const sum = (side: 'credit' | 'debit') =>
    lines.reduce((total, line) => (line.side === side ? total + line.amountVnd : total), 0n);
  const values = { account, firstOn, lastOn, openingVnd, closingVnd, creditVnd: sum('credit'), debitVnd: sum('debit') };
  const [row] = await tx
    .insert(bankStatements)
    .values({ ...values, fileId, lineCount: lines.length, newLineCount, postedBy: actor.userId })
    .returning();
  return requireFound(row);
}

/** The statement that ends where this one begins, if there is one. */
export async function statementBefore(tx: Database, account: string, firstOn: string, not?: string) {
  const [row] = await tx
    .select()
    .from(bankStatements)
    .where(
      and(
        eq(bankStatements.account, account),
        sql`${bankStatements.lastOn} <= ${firstOn}`,
        not ? sql`${bankStatements.id} <> ${not}` : undefined,
      ),
    )
    .orderBy(desc(bankStatements.lastOn), desc(bankStatements.id))
    .limit(1);
  return row ?? null;
}

async function checkContinuity(tx: Tx, statement: Statement): Promise<void> {
  const [overlapping] = await tx
    .select({ id: bankStatements.id })
    .from(bankStatements)
    .where(
      and(
        eq(bankStatements.account, statement.account),
        sql`${bankStatements.id} <> ${statement.id}`,
        lt(bankStatements.firstOn, statement.lastOn),
        gt(bankStatements.lastOn, statement.firstOn),
      ),
    )
    .limit(1);
  // Two statements that share days bring some lines twice; the balance itself is compared every day.
  if (overlapping) return;
  const before = await statementBefore(tx, statement.account, statement.firstOn, statement.id);
  const expectedVnd = before?.closingVnd ?? 0n;
  if (statement.openingVnd === expectedVnd) return;
  await openBreak(tx, {
    kind: 'statement_gap',
    rail: 'bank',
    dedupeKey: `gap:${statement.id}`,
    amountVnd: statement.openingVnd,
    expectedVnd,
    statementId: statement.id,
  });
}
