import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { notify } from '#app/domain/notifications/notify.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { appointments } from '#db/schema/members.ts';
import { requireAppointment } from './appointment.queries.server.ts';
import { canAdminister } from './staff.policy.ts';

/**
 * Takes a person off the list; the appointment stays on record.
 * @throws DomainError forbidden; not_found when it has ended
 */
export async function endAppointment(
  actor: Actor,
  input: { appointmentId: string; reason: string },
): Promise<{ name: string }> {
  const { name, role } = await requireAppointment(actor, input.appointmentId);
  return inTransaction(async (tx) => {
    assertAllowed(canAdminister(actor));
    const [row] = await tx
      .update(appointments)
      .set({ endedAt: sql`clock_timestamp()`, endedBy: actor.userId, endReason: input.reason })
      .where(and(eq(appointments.id, input.appointmentId), isNull(appointments.endedAt)))
      .returning();
    const { userId, id } = requireFound(row);
    await recordAudit(tx, actor, {
      event: 'user.end_appointment',
      subjectKind: 'user',
      subjectId: userId,
      reason: input.reason,
      details: { person: name, role },
    });
    await notify(tx, {
      to: { userIds: [userId] },
      kind: 'appointment_ended',
      subject: { kind: 'user', id: userId },
      path: '/thong-bao',
      data: { appointment: role, reason: input.reason },
      dedupeKey: `appointment_ended:${id}`,
    });
    return { name };
  });
}
