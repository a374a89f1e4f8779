import { and, asc, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import { localizedPath } from '#app/i18n/href.ts';
import { renderDigest } from '#app/render/digest-mail.ts';
import { db, inTransaction } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { mails, notifications } from '#db/schema/notifications.ts';
import type { Mail } from './keep-mail.server.ts';
import { isAlways, topicOf } from './notification.topics.ts';
import { unsubscribeToken } from './unsubscribe.server.ts';

/** The digest's hour in Vietnam (UTC+7, no daylight saving). */
const digestHour = 7;

const waiting = and(eq(notifications.delivery, 'digest'), isNull(notifications.digestedAt));
const momentOf = (day: string) => sql`${`${day} ${digestHour}:00:00+07`}::timestamptz`;

/** The day in Vietnam whose digest is due by the database's clock (yyyy-mm-dd), and whose lines wait for it. */
export async function unsafeDueDigests(now = sql`clock_timestamp()`): Promise<{ day: string; userIds: string[] }> {
  const [row] = await db.execute<{ day: string }>(
    sql`select to_char((${now}) at time zone 'Asia/Ho_Chi_Minh' - make_interval(hours => ${digestHour}), 'YYYY-MM-DD') as day`,
  );
  const day = row?.day ?? '';
  const people = await db
    .selectDistinct({ userId: notifications.userId })
    .from(notifications)
    .where(and(waiting, lt(notifications.createdAt, momentOf(day))));
  return { day, userIds: people.map(({ userId }) => userId) };
}

/**
 * Writes one person's mail of a day from the lines that wait for it, and takes those up; written before, that one stands.
 * The person's row is locked, so that of two at once one finds it written. Unsafe: reads any inbox; for the digest's job.
 *
 * @returns null when there is nothing to say: no lines, or all of them read meanwhile
 */
export function unsafeKeepDigest(userId: string, day: string, siteUrl: string): Promise<Mail | null> {
  const dedupeKey = `digest:${userId}:${day}`;
  return inTransaction(async (tx) => {
    const [reader] = await tx.select().from(users).where(eq(users.id, userId)).for('update');
    const [written] = await tx.select().from(mails).where(eq(mails.dedupeKey, dedupeKey));
    if (!reader || written) return written ?? null;
    const lines = await tx
      .select()
      .from(notifications)
      .where(and(eq(notifications.userId, userId), waiting, lt(notifications.createdAt, momentOf(day))))
      .orderBy(asc(notifications.id));
    if (lines.length === 0) return null;
    const ids = lines.map(({ id }) => id);
    await tx.update(notifications).set({ digestedAt: sql`now()` }).where(inArray(notifications.id, ids));
    const unread = lines.filter(({ readAt }) => readAt === null);
    if (unread.length === 0) return null;
    const topics = [...new Set(unread.map(({ kind }) => topicOf(kind)))].filter((topic) => !isAlways(topic));
    const path = localizedPath(reader.locale, `/ngung-nhan-thu/${unsubscribeToken(userId, topics)}`);
    const unsubscribeUrl = topics.length > 0 ? siteUrl + path : null;
    const words = renderDigest(reader.locale, {
      recipientName: reader.displayName,
      day,
      lines: unread,
      siteUrl,
      unsubscribeUrl,
    });
    const [mail] = await tx
      .insert(mails)
      .values({ kind: 'digest', dedupeKey, recipient: reader.email, locale: reader.locale, unsubscribeUrl, ...words })
      .returning();
    return mail ?? null;
  });
}
