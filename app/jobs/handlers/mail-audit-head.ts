import { mailAuditHead } from '#app/domain/audit/mail-audit-head.server.ts';

export async function handle(): Promise<void> {
  await mailAuditHead();
}
