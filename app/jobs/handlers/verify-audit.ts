import { auditHeadSchema } from '#app/domain/audit/audit-head.ts';
import { keepVerification } from '#app/domain/audit/seal-status.queries.server.ts';
import { verifyAudit } from '#app/domain/audit/verify-audit.server.ts';
import { readHeads } from '#app/integrations/audit-heads/heads-file.server.ts';
import { log } from '#app/log.server.ts';
import { handle as sealAudit } from './seal-audit.ts';

/** Seals, recomputes the chain, and says loudly when it is broken. */
export async function handle(): Promise<void> {
  await sealAudit();
  const { values } = await readHeads();
  const report = await verifyAudit(values.flatMap((value) => auditHeadSchema.safeParse(value).data ?? []));
  if (report.faults.length > 0)
    log.error({ fault: report.faults[0], faults: report.faults.length }, 'the audit trail is broken');
  await keepVerification(report);
}
