import { and, eq, sql } from 'drizzle-orm';
import { criteriaOf } from '#app/domain/challenges/challenge.queries.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { DomainError, requireFound } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { notify } from '#app/domain/notifications/notify.server.ts';
import { openedFor } from '#app/domain/solutions/solution.scope.server.ts';
import { type Database, inTransaction, type Tx } from '#db/client.server.ts';
import { scoreSheets, scores } from '#db/schema/evaluations.ts';
import { solutions } from '#db/schema/solutions.ts';
import { canScore, mayScore } from './evaluation.policy.ts';
import { lockPanel, requireMembership, unsafeMembersOf } from './panel.queries.server.ts';
import { scoreSheetMachine } from './panel.states.ts';
import { unsafeProgress } from './sheet.queries.server.ts';

/**
 * Makes a saved sheet final. From then on its author sees the others' locked sheets for the same solution. When it was the
 * last one due, the chair is told.
 * @throws DomainError invalid_input while points or the comment are missing; stale_state when it is locked already;
 *         forbidden; not_found, also when the solution is not of `challengeId`, the challenge that the page's address names
 */
export function lockScoreSheet(actor: Actor, input: { solutionId: string; challengeId?: string }): Promise<void> {
  return inTransaction(async (tx) => {
    const [found] = await tx
      .select({ challengeId: solutions.challengeId })
      .from(solutions)
      .where(
        and(
          eq(solutions.id, input.solutionId),
          input.challengeId === undefined ? undefined : eq(solutions.challengeId, input.challengeId),
          openedFor(actor),
        ),
      );
    const { challengeId } = requireFound(found);
    // Sheets lock one after the other: exactly one of them is the last.
    await lockPanel(tx, challengeId);
    const { panel, member, challenge } = await requireMembership(actor, challengeId, tx);
    assertAllowed(canScore(member, panel));

    const sheet = await requireSheet(tx, actor, input.solutionId);
    if (!(await isComplete(tx, sheet, challengeId)))
      throw new DomainError('invalid_input', { reason: 'sheet_incomplete' });
    await transition(tx, scoreSheetMachine, 'lock', sheet, actor, {
      root: { kind: 'panel', id: panel.id },
      set: { lockedAt: await databaseNow(tx) },
    });
    if (await allLocked(tx, panel.id)) await tellChair(tx, panel.id, challenge);
  });
}

async function requireSheet(tx: Tx, actor: Actor, solutionId: string) {
  const [sheet] = await tx
    .select()
    .from(scoreSheets)
    .where(and(eq(scoreSheets.solutionId, solutionId), eq(scoreSheets.evaluatorId, actor.userId)))
    .for('update');
  if (!sheet) throw new DomainError('invalid_input', { reason: 'sheet_incomplete' });
  return sheet;
}

async function isComplete(tx: Tx, sheet: { id: string; comment: string }, challengeId: string): Promise<boolean> {
  const criteria = await criteriaOf(tx, challengeId);
  const [given] = await tx
    .select({ total: sql<number>`count(*)::int` })
    .from(scores)
    .where(eq(scores.sheetId, sheet.id));
  return sheet.comment.trim() !== '' && given?.total === criteria.length;
}

/** Every evaluator who counts has locked every sheet that is due, and nobody still owes a declaration. */
export async function allLocked(tx: Database, panelId: string): Promise<boolean> {
  const progress = await unsafeProgress(tx, panelId);
  const scoring = progress.filter((evaluator) => mayScore({ role: 'evaluator', conflict: evaluator.conflict }));
  return (
    scoring.length > 0 &&
    progress.every((evaluator) => evaluator.conflict !== 'undeclared') &&
    scoring.every((evaluator) => evaluator.due > 0 && evaluator.locked === evaluator.due)
  );
}

async function tellChair(tx: Tx, panelId: string, challenge: { id: string; title: string; code: string }) {
  const members = await unsafeMembersOf(tx, panelId);
  await notify(tx, {
    to: { userIds: members.filter((member) => member.role === 'chair').map((member) => member.userId) },
    kind: 'sheets_complete',
    subject: { kind: 'challenge', id: challenge.id },
    path: `/cham-diem/${challenge.id}/khoa`,
    data: { title: challenge.title, code: challenge.code },
    dedupeKey: `sheets_complete:${panelId}`,
  });
}
