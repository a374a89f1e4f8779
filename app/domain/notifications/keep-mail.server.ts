import { type Column, eq, sql } from 'drizzle-orm';
import { localizedPath } from '#app/i18n/href.ts';
import { renderMail } from '#app/render/mail.ts';
import { db } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { mails, notifications } from '#db/schema/notifications.ts';
import { isAlways, topicOf } from './notification.topics.ts';
import { unsubscribeToken } from './unsubscribe.server.ts';

export type Mail = typeof mails.$inferSelect;

/**
 * Writes the mail of a notification, in its recipient's language, and keeps it; written before, that one stands.
 * Unsafe: reads any inbox; for the job that sends mails.
 *
 * @param siteUrl start of every link, without a trailing slash
 * @returns null when the notification is gone
 */
export async function unsafeKeepMail(notificationId: string, siteUrl: string): Promise<Mail | null> {
  const [row] = await db
    .select({ notification: notifications, recipient: users })
    .from(notifications)
    .innerJoin(users, eq(users.id, notifications.userId))
    .where(eq(notifications.id, notificationId));
  if (!row) return null;
  const { notification, recipient } = row;
  const dedupeKey = `notification:${notification.id}`;
  const words = renderMail(recipient.locale, {
    recipientName: recipient.displayName,
    kind: notification.kind,
    data: notification.data,
    path: `/thong-bao/${notification.id}`,
    siteUrl,
  });
  const topic = topicOf(notification.kind);
  const unsubscribeUrl = isAlways(topic)
    ? null
    : siteUrl + localizedPath(recipient.locale, `/ngung-nhan-thu/${unsubscribeToken(recipient.id, [topic])}`);
  await db
    .insert(mails)
    .values({ dedupeKey, recipient: recipient.email, locale: recipient.locale, unsubscribeUrl, ...words })
    .onConflictDoNothing();
  const [mail] = await db.select().from(mails).where(eq(mails.dedupeKey, dedupeKey));
  return mail ?? null;
}

/** A mail that was written when it was asked for. Unsafe: reads anybody's; for the job that sends mails. */
export async function unsafeFindMail(mailId: string): Promise<Mail | null> {
  const [mail] = await db.select().from(mails).where(eq(mails.id, mailId));
  return mail ?? null;
}

/** Notes that a mail server has taken it. Of a secret mail only the subject stays: a copy of the table opens nothing. */
export async function markMailSent(mailId: string): Promise<void> {
  const unlessSecret = (column: Column) => sql`case when ${mails.secret} then '' else ${column} end`;
  await db
    .update(mails)
    .set({ sentAt: sql`now()`, text: unlessSecret(mails.text), html: unlessSecret(mails.html) })
    .where(eq(mails.id, mailId));
}
