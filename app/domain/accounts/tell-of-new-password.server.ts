import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { mailTo } from '#app/domain/notifications/mail-to.server.ts';
import type { Tx } from '#db/client.server.ts';
import type { users } from '#db/schema/accounts.ts';

/** Tells the owner that the password is another now, whoever it was. */
export async function tellOfNewPassword(tx: Tx, person: typeof users.$inferSelect): Promise<void> {
  const changedAt = (await databaseNow(tx)).toISOString();
  await mailTo(tx, {
    kind: 'password_changed',
    recipient: person.email,
    recipientName: person.displayName,
    locale: person.locale,
    data: { changedAt },
    path: '/quen-mat-khau',
    dedupeKey: `password_changed:${person.id}:${changedAt}`,
  });
}
