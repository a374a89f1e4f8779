import { notify } from '#app/domain/notifications/notify.server.ts';
import type { Tx } from '#db/client.server.ts';

/** Tells people that they were appointed to a panel, once for each role. */
export async function tellAppointed(
  tx: Tx,
  panelId: string,
  challenge: { id: string; title: string; code: string },
  members: readonly { userId: string; role: 'evaluator' | 'chair' | 'secretary' }[],
): Promise<void> {
  for (const { userId, role } of members)
    await notify(tx, {
      to: { userIds: [userId] },
      kind: 'panel_appointed',
      subject: { kind: 'challenge', id: challenge.id },
      path: `/cham-diem/${challenge.id}`,
      data: { title: challenge.title, code: challenge.code, role },
      dedupeKey: `panel_appointed:${panelId}:${role}`,
    });
}
