import { and, eq, inArray } from 'drizzle-orm';
import type { Person } from '#app/domain/kernel/actor.ts';
import { type Database, db } from '#db/client.server.ts';
import { notificationPreferences } from '#db/schema/notifications.ts';
import { type Delivery, isAlways, optionalTopics, type Topic, usualDelivery } from './notification.topics.ts';

/** How each of these people is mailed about a topic; who has not chosen gets the usual. Unsafe: reads anybody's; for `notify`. */
export async function unsafeDeliveryOf(
  tx: Database,
  topic: Topic,
  userIds: readonly string[],
): Promise<(userId: string) => Delivery> {
  if (isAlways(topic)) return () => 'at_once';
  const rows = await tx
    .select({ userId: notificationPreferences.userId, delivery: notificationPreferences.delivery })
    .from(notificationPreferences)
    .where(and(eq(notificationPreferences.topic, topic), inArray(notificationPreferences.userId, [...userIds])));
  const chosen = new Map(rows.map(({ userId, delivery }) => [userId, delivery]));
  return (userId) => chosen.get(userId) ?? usualDelivery(topic);
}

/** The person's own choices, the usual ones where they have not chosen. */
export async function listPreferences(person: Pick<Person, 'userId'>): Promise<{ topic: Topic; delivery: Delivery }[]> {
  const rows = await db.select().from(notificationPreferences).where(eq(notificationPreferences.userId, person.userId));
  return optionalTopics.map((topic) => ({
    topic,
    delivery: rows.find((row) => row.topic === topic)?.delivery ?? usualDelivery(topic),
  }));
}
