import { sql } from 'drizzle-orm';
import { systemActor } from '#app/domain/kernel/actor.ts';
import { auditTrail, recordAudit } from '#app/domain/kernel/audit.server.ts';
import { inTransaction } from '#db/client.server.ts';

/**
 * For how long it is kept from which address and device an act came, in days. Decree 53/2022/NĐ-CP asks for system logs of
 * twelve months at least; a year more is no use to anybody.
 */
export const keepOriginsDays = 400;

/**
 * Erases addresses and devices past their time. Events and chain stay: only the salted commitments are left of them.
 * @returns how many were erased
 */
export function eraseAuditOrigins(): Promise<number> {
  return inTransaction(async (tx) => {
    const [row] = await tx.execute<{ erased: number }>(
      sql`select erase_audit_origins_before(now() - make_interval(days => ${keepOriginsDays})) as erased`,
    );
    const erased = row?.erased ?? 0;
    if (erased > 0) {
      await recordAudit(tx, systemActor, {
        event: 'audit_trail.erase_origins',
        subjectKind: 'audit_trail',
        subjectId: auditTrail,
        details: { count: String(erased) },
      });
    }
    return erased;
  });
}
