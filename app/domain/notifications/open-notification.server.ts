import { and, eq, sql } from 'drizzle-orm';
import type { Person } from '#app/domain/kernel/actor.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { db } from '#db/client.server.ts';
import { notifications } from '#db/schema/notifications.ts';
import { visibleTo } from './notification.queries.server.ts';

/**
 * Marks a line as read and says where it leads.
 *
 * @throws DomainError not_found when it is not in this person's inbox
 */
export async function openNotification(
  reader: Pick<Person, 'userId'>,
  notificationId: string,
): Promise<{ path: string; organizationId: string | null }> {
  const [opened] = await db
    .update(notifications)
    .set({ readAt: sql`coalesce(${notifications.readAt}, now())` })
    .where(and(visibleTo(reader), eq(notifications.id, notificationId)))
    .returning({ path: notifications.path, organizationId: notifications.organizationId });
  return requireFound(opened);
}
