import { notify } from '#app/domain/notifications/notify.server.ts';
import type { Tx } from '#db/client.server.ts';

type Applicant = { id: string; organizationId: string };

/** Every applicant hears of the decision at the same moment, on their own page, where the reasons are. */
export async function tellOfDecision(
  tx: Tx,
  challenge: { id: string; title: string; code: string },
  decision: { winner?: Applicant; declined: readonly Applicant[] },
): Promise<void> {
  const tell = (kind: 'solution_awarded' | 'solution_not_selected', solution: Applicant) =>
    notify(tx, {
      to: { organizationId: solution.organizationId },
      kind,
      subject: { kind: 'solution', id: solution.id },
      path: `/giai-phap/${solution.id}`,
      data: { title: challenge.title, code: challenge.code },
      dedupeKey: `${kind}:${solution.id}`,
    });
  if (decision.winner) await tell('solution_awarded', decision.winner);
  for (const solution of decision.declined) await tell('solution_not_selected', solution);
}
