import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Person } from '#app/domain/kernel/actor.ts';
import { db } from '#db/client.server.ts';
import { notifications } from '#db/schema/notifications.ts';
import { visibleTo } from './notification.queries.server.ts';

/** Marks one line of the reader's inbox as read, or all of them when none is named. */
export async function markNotificationsRead(reader: Pick<Person, 'userId'>, notificationId?: string): Promise<void> {
  await db
    .update(notifications)
    .set({ readAt: sql`now()` })
    .where(
      and(
        visibleTo(reader),
        isNull(notifications.readAt),
        notificationId === undefined ? undefined : eq(notifications.id, notificationId),
      ),
    );
}
