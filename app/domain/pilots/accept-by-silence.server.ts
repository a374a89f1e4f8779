import { systemActor } from '#app/domain/kernel/actor.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { acceptWhole } from './accept-milestone.server.ts';
import { signsDigitally } from './contract.policy.ts';
import { reminderTimes } from './inspection-reminders.ts';
import { deliverablesOf, lockMilestone } from './milestone.queries.server.ts';
import { unsafeReminders } from './remind-of-inspection.server.ts';

const day = 24 * 60 * 60 * 1000;

/**
 * Accepts a delivery on which the buyer stayed silent: only where the contract says so, never for a state body, and only
 * after every reminder was sent, the last of them a whole day ago. Otherwise, and the second time, it does nothing.
 * @returns whether this call did it
 */
export function acceptBySilence(input: { contractId: string; milestoneId: string }): Promise<boolean> {
  return inTransaction(async (tx) => {
    const found = await lockMilestone(tx, systemActor, input);
    const { contract, milestone, buyer } = found;
    const [delivery] = await deliverablesOf(tx, [milestone.id]);
    if (milestone.status !== 'submitted' || !milestone.inspectionEndsAt || !delivery) return false;
    if (contract.status !== 'active' || !contract.silentAcceptance || signsDigitally(buyer.kind)) return false;
    const now = await databaseNow(tx);
    if (milestone.inspectionEndsAt > now) return false;
    const reminders = (await unsafeReminders(tx, milestone.id)).filter((each) => each.round === delivery.round);
    const sent = reminderTimes(delivery.submittedAt, milestone.inspectionEndsAt).every(({ kind }) =>
      reminders.some((each) => each.kind === kind && now.getTime() - each.sentAt.getTime() >= day),
    );
    if (!sent) return false;
    await acceptWhole(tx, found, { event: 'accept_by_silence', actor: systemActor, note: '' });
    return true;
  });
}
