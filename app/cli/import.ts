import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { UnknownSponsor } from '#app/domain/catalogue/create-imported-draft.server.ts';
import { importColumns } from '#app/domain/catalogue/import-columns.ts';
import { type ImportOutcome, importProblems } from '#app/domain/catalogue/import-problems.server.ts';
import { readImportFile, UnreadableFile } from '#app/domain/catalogue/read-import-file.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { closeDatabase } from '#db/client.server.ts';

/** Larger files are no problem catalogue; a small workbook may also unpack to far more than its size. */
const largestFile = 50_000_000;

const help = `npm run import -- FILE [--sponsor SLUG] [--source NAME]

Loads a problem catalogue: .json ({ "source": …, "challenges": [ … ] } or a list), .csv (UTF-8) or .xlsx (first sheet).
Every row is checked first; with one bad row nothing is written. Running it again changes nothing.

A row in đồng with a closing date to come and criteria becomes a draft challenge of --sponsor; every other row becomes an
archived catalogue entry: shown and searchable, never an open call.

  --sponsor SLUG   organisation that owns the drafts (its slug, as in its address)
  --source NAME    where the rows come from; the file's own "source", or its name, when left out

Columns (first row of a sheet, keys of a JSON row; the Vietnamese name works too):
${Object.entries(importColumns)
  .map(([name, [vietnamese, meaning]]) => `  ${name.padEnd(18)} ${vietnamese.padEnd(30)} ${meaning}`)
  .join('\n')}

Rows of the Challenge.gov archive (agency, prize_usd, description_html, …) are known too.
Ends with 0 when done, 1 when a row is bad (nothing was written), 2 when the file or the command cannot be understood.
`;

/** @returns the exit code */
async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { sponsor: { type: 'string' }, source: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const [name, ...more] = positionals;
  if (!name || more.length > 0) {
    process.stderr.write(help);
    return 2;
  }
  if ((await stat(name)).size > largestFile) throw new UnreadableFile(`larger than ${largestFile / 1_000_000} MB`);
  const file = await readImportFile(path.basename(name), await readFile(name));
  return report(
    await importProblems({ ...file, source: values.source ?? file.source }, { sponsorSlug: values.sponsor ?? null }),
    file.rows.length,
  );
}

function report({ faults, counts }: ImportOutcome, rows: number): number {
  for (const { line, id, field, reason } of faults)
    process.stderr.write(`line ${line}${id ? ` (${id})` : ''}: ${field ? `${field} ` : ''}${reason}\n`);
  if (!counts) {
    const bad = new Set(faults.map((fault) => fault.line)).size;
    process.stderr.write(`${bad} of ${rows} rows are bad; nothing was imported\n`);
    return 1;
  }
  const { drafts, archived, updated, unchanged, kept } = counts;
  process.stdout.write(
    `${rows} rows: ${drafts} new drafts, ${archived} new catalogue entries, ${updated} entries updated, ${unchanged} unchanged` +
      `${kept > 0 ? `, ${kept} changed rows left alone (their drafts belong to their writers)` : ''}\n`,
  );
  return 0;
}

/** Failures that the person at the keyboard can mend, in one line; anything else is a defect and keeps its stack. */
function explain(error: unknown): string | null {
  if (error instanceof UnreadableFile) return error.message;
  if (error instanceof UnknownSponsor) return 'no such --sponsor, or nobody in it may write';
  if (error instanceof DomainError) return `--sponsor may not make drafts: ${error.reason ?? error.code}`;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR' || code.startsWith('ERR_PARSE_ARGS'))
    return (error as Error).message;
  return null;
}

try {
  process.exitCode = await run();
} catch (error) {
  const words = explain(error);
  if (words === null) throw error;
  process.stderr.write(`${words}\n`);
  process.exitCode = 2;
} finally {
  await closeDatabase();
}
