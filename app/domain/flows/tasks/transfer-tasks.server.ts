import { and, asc, eq } from 'drizzle-orm';
import { type Actor, hasRole } from '#app/domain/kernel/actor.ts';
import { db } from '#db/client.server.ts';
import { payments } from '#db/schema/payments.ts';
import { milestones, pilotContracts } from '#db/schema/pilots.ts';
import type { Task } from './task.ts';

/** Money that was asked of this organisation on the bank rail: somebody has to make the transfer. */
export async function transferTasks(actor: Actor): Promise<Task[]> {
  if (!hasRole(actor, 'finance')) return [];
  const rows = await db
    .select({ payment: payments, code: pilotContracts.code, title: pilotContracts.title, milestone: milestones.title })
    .from(payments)
    .innerJoin(pilotContracts, eq(pilotContracts.id, payments.contractId))
    .innerJoin(milestones, eq(milestones.id, payments.milestoneId))
    .where(and(eq(payments.funderId, actor.organizationId), eq(payments.rail, 'bank'), eq(payments.status, 'pending')))
    .orderBy(asc(payments.id))
    .limit(100);
  return rows.map(({ payment, code, title, milestone }) => ({
    kind: 'transfer',
    subjectId: payment.id,
    code: `${code} · ${payment.reference}`,
    title,
    milestone,
    dueAt: null,
    path: `/hop-dong/${payment.contractId}/moc/${payment.milestoneId}/chuyen-khoan`,
  }));
}
