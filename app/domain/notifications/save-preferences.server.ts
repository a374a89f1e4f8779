import { sql } from 'drizzle-orm';
import type { Person } from '#app/domain/kernel/actor.ts';
import { type Database, db } from '#db/client.server.ts';
import { notificationPreferences } from '#db/schema/notifications.ts';
import { type Delivery, optionalTopics } from './notification.topics.ts';

/** Keeps how a person wants to be mailed, for the topics that leave a choice; others are left as they are. */
export async function savePreferences(
  person: Pick<Person, 'userId'>,
  choices: Readonly<Record<string, Delivery | undefined>>,
  tx: Database = db,
): Promise<void> {
  const rows = optionalTopics.flatMap((topic) => {
    const delivery = choices[topic];
    return delivery ? [{ userId: person.userId, topic, delivery }] : [];
  });
  if (rows.length === 0) return;
  await tx
    .insert(notificationPreferences)
    .values(rows)
    .onConflictDoUpdate({
      target: [notificationPreferences.userId, notificationPreferences.topic],
      set: { delivery: sql`excluded.delivery`, changedAt: sql`now()` },
    });
}
