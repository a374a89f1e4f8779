import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { tellOrganization } from './organization-news.server.ts';
import { unsafeDueForRenewal } from './verification.queries.server.ts';

/** Days before the yearly check on which the owners are reminded; 0 is the day itself. */
const reminders = [30, 7, 0] as const;

const dayMs = 86_400_000;

/**
 * Reminds owners of the yearly check: 30 and 7 days before and on the day, each once however often it runs and also when a
 * day was missed. Being late stops nothing by itself; the desk sees it.
 * @returns how many organisations are due within the widest reminder
 */
export function remindRenewals(): Promise<number> {
  return inTransaction(async (tx) => {
    const now = await databaseNow(tx);
    const due = await unsafeDueForRenewal(tx, reminders[0]);
    for (const { id, name, verifiedUntil } of due) {
      if (!verifiedUntil) continue;
      const left = Math.ceil((verifiedUntil.getTime() - now.getTime()) / dayMs);
      // The nearest reminder that has come: an organisation first seen five days before gets that of seven.
      const step = reminders.filter((days) => left <= days).at(-1) ?? reminders[0];
      await tellOrganization(tx, { id, name }, 'organization_renewal_due', {
        dedupeKey: `${id}:${verifiedUntil.toISOString()}:${step}`,
        data: { dueOn: verifiedUntil.toISOString().slice(0, 10) },
      });
    }
    return due.length;
  });
}
