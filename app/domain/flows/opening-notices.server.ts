import type { OpeningSide } from '#app/domain/evaluations/evaluation.policy.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { notify } from '#app/domain/notifications/notify.server.ts';
import type { Tx } from '#db/client.server.ts';

type Challenge = { id: string; title: string; code: string; sponsorId: string };

const about = (challenge: Challenge) => ({
  subject: { kind: 'challenge' as const, id: challenge.id },
  data: { title: challenge.title, code: challenge.code },
});

/** The first officer has confirmed: the other office is asked. */
export async function tellOtherOfficer(tx: Tx, actor: Actor, side: OpeningSide, challenge: Challenge): Promise<void> {
  const toCoordinator = side === 'sponsor';
  await notify(tx, {
    ...about(challenge),
    to: toCoordinator ? { desk: 'review' } : { organizationId: challenge.sponsorId },
    except: actor.userId,
    kind: 'box_waiting',
    path: toCoordinator ? `/dieu-phoi/mo-ho-so/${challenge.id}` : `/don-vi/de-bai/${challenge.id}/mo-ho-so`,
    dedupeKey: `box_waiting:${challenge.id}:${side}`,
  });
}

/** The box is open: sponsor, applicants and a panel that begins hear of it. */
export async function tellOfOpening(
  tx: Tx,
  challenge: Challenge,
  sponsorId: string,
  opened: readonly { id: string; organizationId: string }[],
  panelUserIds: readonly string[],
): Promise<void> {
  const common = {
    ...about(challenge),
    kind: 'solutions_opened' as const,
    dedupeKey: `solutions_opened:${challenge.id}`,
  };
  await notify(tx, { ...common, to: { organizationId: sponsorId }, path: `/don-vi/de-bai/${challenge.id}/ket-qua` });
  for (const solution of opened)
    await notify(tx, {
      ...common,
      subject: { kind: 'solution', id: solution.id },
      to: { organizationId: solution.organizationId },
      path: `/giai-phap/${solution.id}`,
    });
  await notify(tx, { ...common, to: { userIds: panelUserIds }, path: `/cham-diem/${challenge.id}` });
}
