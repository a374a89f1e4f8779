import { eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import { inTransaction, type Tx } from '#db/client.server.ts';
import { catalogueEntries, importedRows } from '#db/schema/challenges.ts';
import { wards } from '#db/schema/organizations.ts';
import { type ArchiveReason, archiveReasons } from './archive-reason.ts';
import { createImportedDraft, type DraftOwner, findDraftOwner } from './create-imported-draft.server.ts';
import { type ImportedProblem, problemSchema } from './import-row.server.ts';
import { contentHash, type ImportFile, type RawRow } from './read-import-file.server.ts';
import { writtenSections } from './written-sections.ts';

/** What is wrong with one row, for the person who runs the import. */
export type RowFault = { line: number; id: string; field: string; reason: string };

export type ImportCounts = {
  drafts: number;
  archived: number;
  /** The same content as last time. */
  unchanged: number;
  /** Catalogue entries whose row has changed since. */
  updated: number;
  /** Rows that became a draft earlier and have changed since: the draft belongs to its writers, it is not overwritten. */
  kept: number;
};

export type ImportOutcome = { faults: RowFault[]; counts: ImportCounts | null };

type Checked = { row: RawRow; problem: ImportedProblem; reasons: ArchiveReason[] };

/** Any number; two imports of one source at a time would each find nothing and both insert. */
const importLock = 7_207_002;

/**
 * Imports a problem catalogue in one transaction: every row is checked first, and with a single bad one nothing is written.
 * A row complete enough (đồng, a date to come, criteria) becomes a draft challenge of `sponsorSlug`; every other one becomes
 * an archived catalogue entry, with the reasons. Running it again changes nothing.
 * @returns faults and no counts, or counts and no faults
 */
export function importProblems(file: ImportFile, options: { sponsorSlug: string | null }): Promise<ImportOutcome> {
  return inTransaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${importLock})`);
    const owner = options.sponsorSlug === null ? null : await findDraftOwner(tx, options.sponsorSlug);
    const { checked, faults } = await checkRows(tx, file.rows, owner);
    if (faults.length > 0) return { faults, counts: null };

    const counts: ImportCounts = { drafts: 0, archived: 0, unchanged: 0, updated: 0, kept: 0 };
    const known = await knownRows(tx, file.source);
    for (const { problem, reasons } of checked) {
      const found = known.get(problem.id);
      const rowSha256 = contentHash(problem);
      if (found?.rowSha256 === rowSha256) counts.unchanged += 1;
      else if (found?.kind === 'challenge') counts.kept += 1;
      else if (owner && reasons.length === 0) {
        if (found) await removeEntry(tx, found.targetId);
        const draft = await createImportedDraft(tx, owner, problem);
        await remember(tx, file.source, problem.id, rowSha256, 'challenge', draft.id);
        counts.drafts += 1;
      } else {
        const id = await writeEntry(tx, file.source, problem, reasons);
        await remember(tx, file.source, problem.id, rowSha256, 'catalogue_entry', id);
        counts[found ? 'updated' : 'archived'] += 1;
      }
    }
    return { faults: [], counts };
  });
}

async function checkRows(tx: Tx, rows: readonly RawRow[], owner: DraftOwner | null) {
  const now = await databaseNow(tx);
  const wardCodes = new Set((await tx.select({ code: wards.code }).from(wards)).map((ward) => ward.code));
  const seen = new Map<string, number>();
  const faults: RowFault[] = [];
  const checked: Checked[] = [];
  for (const row of rows) {
    const parsed = problemSchema(row.value).safeParse(row.value);
    const id = String(row.value.id ?? '').slice(0, 60);
    const fault = (field: string, reason: string) => faults.push({ line: row.line, id, field, reason });
    if (!parsed.success) {
      for (const issue of parsed.error.issues) fault(pathOf(issue), issue.message);
      continue;
    }
    const problem = parsed.data;
    const earlier = seen.get(problem.id);
    if (earlier !== undefined) fault('id', `is used on line ${earlier} already`);
    seen.set(problem.id, row.line);
    if (problem.ward_code && !wardCodes.has(problem.ward_code))
      fault('ward_code', `${problem.ward_code} is none of the commune-level units of Hải Phòng`);
    const reasons = archiveReasons(problem, now);
    if (reasons.length === 0 && !owner)
      fault('', 'is complete enough for a draft challenge: say whose with --sponsor SLUG');
    checked.push({ row, problem, reasons });
  }
  return { checked, faults };
}

function pathOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return issue.keys.join(', ');
  return issue.path.join('.');
}

async function knownRows(tx: Tx, source: string) {
  const rows = await tx.select().from(importedRows).where(eq(importedRows.source, source));
  return new Map(rows.map((row) => [row.sourceId, row]));
}

async function writeEntry(tx: Tx, source: string, problem: ImportedProblem, reasons: ArchiveReason[]): Promise<string> {
  const values = {
    language: problem.language,
    title: problem.title,
    summary: problem.summary,
    sections: [...writtenSections(problem), ...problem.sections],
    ownerName: problem.owner_name,
    ownerType: problem.owner_type,
    field: problem.field,
    wardCode: problem.ward_code || null,
    tags: problem.tags,
    budgetMin: problem.budgetMin,
    budgetMax: problem.budgetMax,
    currency: problem.currency,
    opensAt: problem.opens_at,
    closesAt: problem.closes_at,
    archivedBecause: reasons,
    pilotMonths: problem.pilot_months,
    sandboxRequired: problem.sandbox_required,
    procurementRoute: problem.procurement_path,
    fictional: problem.fictional,
  };
  const [entry] = await tx
    .insert(catalogueEntries)
    .values({ source, sourceId: problem.id, ...values })
    .onConflictDoUpdate({ target: [catalogueEntries.source, catalogueEntries.sourceId], set: values })
    .returning({ id: catalogueEntries.id });
  if (!entry) throw new Error('insert returned no catalogue entry');
  await enqueue(tx, 'sync-search', { kind: 'catalogue_entry', id: entry.id });
  return entry.id;
}

/** A problem of the past that came back with a date and criteria lives on as a challenge. */
async function removeEntry(tx: Tx, id: string): Promise<void> {
  await tx.delete(catalogueEntries).where(eq(catalogueEntries.id, id));
  await enqueue(tx, 'sync-search', { kind: 'catalogue_entry', id });
}

async function remember(
  tx: Tx,
  source: string,
  sourceId: string,
  rowSha256: string,
  kind: 'challenge' | 'catalogue_entry',
  targetId: string,
): Promise<void> {
  await tx
    .insert(importedRows)
    .values({ source, sourceId, rowSha256, kind, targetId })
    .onConflictDoUpdate({
      target: [importedRows.source, importedRows.sourceId],
      set: { rowSha256, kind, targetId, importedAt: sql`clock_timestamp()` },
    });
}
