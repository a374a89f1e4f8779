import { auditHeadSchema } from '#app/domain/audit/audit-head.ts';
import { auditHeadsAfter } from '#app/domain/audit/audit-heads.queries.server.ts';
import { sealAudit } from '#app/domain/audit/seal-audit.server.ts';
import { appendHeads, readHeads } from '#app/integrations/audit-heads/heads-file.server.ts';
import { log } from '#app/log.server.ts';

/** Seals what has come, and publishes the heads outside the database: in the log and in the file. */
export async function handle(): Promise<void> {
  for (let head = await sealAudit(); head; head = await sealAudit()) log.info({ auditHead: head }, 'audit head');
  await publishToFile();
}

/** Also what another worker sealed, or this one before it was killed: the file of each machine has all heads. */
async function publishToFile(): Promise<void> {
  const { values } = await readHeads();
  const published = values.flatMap((value) => auditHeadSchema.safeParse(value).data?.batch ?? []);
  let last = published.reduce((most, batch) => Math.max(most, batch), 0);
  for (let heads = await auditHeadsAfter(last); heads.length > 0; heads = await auditHeadsAfter(last)) {
    const publishedAt = new Date().toISOString();
    await appendHeads(heads.map((head) => ({ ...head, publishedAt })));
    last = heads.at(-1)?.batch ?? last;
  }
}
