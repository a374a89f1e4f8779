import { and, asc, eq, gt, isNull, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { db } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { appointments } from '#db/schema/members.ts';
import { canAdminister } from './staff.policy.ts';

const appointer = alias(users, 'appointer');

/** Not ended by anybody, and not past its term. */
const isRunning = () =>
  and(isNull(appointments.endedAt), or(isNull(appointments.until), gt(appointments.until, sql`now()`)));

const running = () =>
  db
    .select({
      id: appointments.id,
      name: users.displayName,
      email: users.email,
      role: appointments.role,
      reason: appointments.reason,
      since: appointments.createdAt,
      appointedBy: appointer.displayName,
    })
    .from(appointments)
    .innerJoin(users, eq(users.id, appointments.userId))
    .innerJoin(appointer, eq(appointer.id, appointments.appointedBy))
    .$dynamic();

/** Who is appointed now. @throws DomainError forbidden for everybody but the administration desk */
export async function listAppointments(actor: Actor) {
  assertAllowed(canAdminister(actor));
  return running().where(isRunning()).orderBy(asc(appointments.role), asc(users.displayName)).limit(500);
}

/** @throws DomainError forbidden for everybody but the administration desk; not_found when it has ended */
export async function requireAppointment(actor: Actor, appointmentId: string) {
  assertAllowed(canAdminister(actor));
  const [found] = await running().where(and(isRunning(), eq(appointments.id, appointmentId)));
  return requireFound(found);
}
