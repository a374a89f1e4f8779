import { parseArgs } from 'node:util';
import { auditHeadSchema } from '#app/domain/audit/audit-head.ts';
import { type AuditFault, verifyAudit } from '#app/domain/audit/verify-audit.server.ts';
import { headsFile, readHeads } from '#app/integrations/audit-heads/heads-file.server.ts';
import { closeDatabase } from '#db/client.server.ts';

/**
 * `npm run audit:verify [-- --heads FILE]`: recomputes the audit trail's chain from its rows and compares it with the heads
 * published outside the database. Names the first broken link and ends with 1 when anything is wrong.
 */
const print = (line: string) => process.stdout.write(`${line}\n`);
const placeOf = ({ batch, eventId }: AuditFault) =>
  [batch === undefined ? '' : `batch ${batch}`, eventId === undefined ? '' : `event ${eventId}`]
    .filter(Boolean)
    .join(', ');

try {
  const { values: options } = parseArgs({ options: { heads: { type: 'string' } } });
  const file = options.heads ?? headsFile();
  const { values, unreadable } = await readHeads(file);
  const parsed = values.map((value) => auditHeadSchema.safeParse(value).data);
  const heads = parsed.filter((head) => head !== undefined);
  const foreign = unreadable + parsed.length - heads.length;
  if (foreign > 0) print(`NOTE   ${foreign} lines of ${file} are no heads and were passed over`);
  if (heads.length === 0) print(`NOTE   no published heads in ${file}: a chain hashed anew would not be found`);
  const report = await verifyAudit(heads);
  const [first, ...more] = report.faults;
  if (first) {
    print(`BROKEN ${first.what}: ${placeOf(first)}: ${first.detail}`);
    for (const fault of more.slice(0, 50)) print(`ALSO   ${fault.what}: ${placeOf(fault)}: ${fault.detail}`);
    if (more.length > 50) print(`ALSO   ${more.length - 50} more`);
  }
  const { batches, events, waiting, heads: compared, head } = report;
  const verdict = first ? `${report.faults.length} things are wrong` : 'the audit trail is whole';
  print(
    `${events} events in ${batches} batches recomputed, ${waiting} not sealed yet, ${compared} published heads compared: ${verdict}; head ${head ?? 'none'}`,
  );
  process.exitCode = first ? 1 : 0;
} finally {
  await closeDatabase();
}
