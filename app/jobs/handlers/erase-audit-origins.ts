import { eraseAuditOrigins } from '#app/domain/audit/erase-audit-origins.server.ts';

export async function handle(): Promise<void> {
  await eraseAuditOrigins();
}
