import { eq } from 'drizzle-orm';
import { lockChallenge } from '#app/domain/challenges/challenge.queries.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { DomainError, requireFound } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { inTransaction, type Tx } from '#db/client.server.ts';
import { panelMembers, panels } from '#db/schema/evaluations.ts';
import { canFormPanel } from './evaluation.policy.ts';
import type { AppointedMember } from './evaluation.schema.ts';
import { evaluatorCandidates, type Panel, unsafePanelOf } from './panel.queries.server.ts';
import { composition } from './panel-composition.ts';
import { startScoringWhenReady } from './start-scoring.server.ts';
import { tellAppointed } from './tell-appointed.server.ts';

/**
 * Appoints the panel of a challenge, or appoints it anew while it has not begun. It begins at once when the box is open.
 * @throws DomainError invalid_input when it is not one chair and two evaluators or more, or when somebody may not evaluate;
 *         forbidden; not_found
 */
export function formPanel(
  actor: Actor,
  input: { challengeId: string; members: readonly AppointedMember[] },
): Promise<void> {
  return inTransaction(async (tx) => {
    const { challenge } = await lockChallenge(tx, input.challengeId, actor);
    const before = await unsafePanelOf(tx, challenge.id);
    assertAllowed(canFormPanel(actor, challenge, before));
    await assertAcceptable(tx, challenge, input.members);

    const panel = before ?? (await createPanel(tx, challenge.id));
    await tx.delete(panelMembers).where(eq(panelMembers.panelId, panel.id));
    await tx
      .insert(panelMembers)
      .values(input.members.map(({ userId, role }) => ({ panelId: panel.id, userId, role })));
    await recordAudit(tx, actor, {
      event: 'panel.form',
      subjectKind: 'panel',
      subjectId: panel.id,
      rootKind: 'challenge',
      rootId: challenge.id,
      details: { members: String(input.members.length) },
    });
    await tellAppointed(tx, panel.id, challenge, input.members);
    await startScoringWhenReady(tx, challenge, actor);
  });
}

async function createPanel(tx: Tx, challengeId: string): Promise<Panel> {
  const [panel] = await tx.insert(panels).values({ challengeId }).returning();
  return requireFound(panel);
}

async function assertAcceptable(
  tx: Tx,
  challenge: { id: string; sponsorId: string },
  members: readonly AppointedMember[],
): Promise<void> {
  const problem = composition(members);
  if (problem !== 'complete') throw new DomainError('invalid_input', { reason: `panel_${problem}` });
  const userIds = [...new Set(members.map((member) => member.userId))];
  const accepted = await evaluatorCandidates(tx, challenge, userIds);
  if (accepted.length !== members.length) throw new DomainError('invalid_input', { reason: 'panel_not_a_candidate' });
}
