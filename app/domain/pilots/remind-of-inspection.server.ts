import { eq } from 'drizzle-orm';
import { systemActor } from '#app/domain/kernel/actor.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { type Database, inTransaction } from '#db/client.server.ts';
import { inspectionReminders } from '#db/schema/consents.ts';
import { tellOfMilestone } from './contract-news.server.ts';
import { reminderTimes } from './inspection-reminders.ts';
import { deliverablesOf, lockMilestone } from './milestone.queries.server.ts';

/**
 * Reminds the buyer of an inspection that runs, each time once, by the database's clock. Several that are due at once (the
 * service stood still) are one letter, the latest.
 */
export function remindOfInspection(input: { contractId: string; milestoneId: string }): Promise<void> {
  return inTransaction(async (tx) => {
    const { contract, milestone } = await lockMilestone(tx, systemActor, input);
    const [delivery] = await deliverablesOf(tx, [milestone.id]);
    if (milestone.status !== 'submitted' || !milestone.inspectionEndsAt || !delivery) return;
    const now = await databaseNow(tx);
    const due = reminderTimes(delivery.submittedAt, milestone.inspectionEndsAt).filter(({ at }) => at <= now);
    const sent = await unsafeReminders(tx, milestone.id);
    const missing = due.filter(({ kind }) => !sent.some((each) => each.kind === kind && each.round === delivery.round));
    const last = missing.at(-1);
    if (!last) return;
    await tx
      .insert(inspectionReminders)
      .values(missing.map(({ kind }) => ({ milestoneId: milestone.id, round: delivery.round, kind, sentAt: now })));
    await tellOfMilestone(tx, contract, milestone, 'inspection_reminder', {
      to: contract.buyerId,
      data: { inspectionEndsAt: milestone.inspectionEndsAt.toISOString() },
      occasion: `${delivery.round}:${last.kind}`,
    });
  });
}

/** Reminders of a milestone that were sent. Unsafe: the caller holds it. */
export function unsafeReminders(tx: Database, milestoneId: string) {
  return tx.select().from(inspectionReminders).where(eq(inspectionReminders.milestoneId, milestoneId));
}
