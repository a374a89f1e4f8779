import { and, asc, eq, inArray, ne, type SQL, sql } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { listOpenedSolutions } from '#app/domain/solutions/opened-solutions.queries.server.ts';
import { openedFor } from '#app/domain/solutions/solution.scope.server.ts';
import { type Database, db } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { panelMembers, panels, scoreSheets, scores } from '#db/schema/evaluations.ts';
import { solutions } from '#db/schema/solutions.ts';

export type SheetView = { id: string; status: 'draft' | 'locked'; comment: string; scores: SheetScore[] };
export type SheetScore = { criterionId: string; points: number; comment: string };

/** The actor's own sheet for a solution, or null before it is begun. */
export async function ownSheet(actor: Actor, solutionId: string): Promise<SheetView | null> {
  const [sheet] = await db
    .select()
    .from(scoreSheets)
    .where(and(eq(scoreSheets.solutionId, solutionId), eq(scoreSheets.evaluatorId, actor.userId)));
  return sheet ? { ...sheet, scores: await unsafeScoresOf(db, [sheet.id]) } : null;
}

/** Points of the given sheets. Unsafe: the caller has chosen the sheets in a reader's scope. */
export function unsafeScoresOf(tx: Database, sheetIds: readonly string[]) {
  return tx
    .select({
      sheetId: scores.sheetId,
      criterionId: scores.criterionId,
      points: scores.points,
      comment: scores.comment,
    })
    .from(scores)
    .where(inArray(scores.sheetId, [...sheetIds]));
}

/** The actor's own locked sheet for the same solution: the key to the others'. */
const ownLocked = (actor: Actor) => sql`exists (
  select 1 from score_sheets own
  where own.solution_id = ${scoreSheets.solutionId} and own.evaluator_id = ${actor.userId} and own.status = 'locked')`;

/**
 * The other evaluators' locked sheets for a solution, once the actor's own is locked. Members of the panel know one
 * another; nobody else learns who gave which score. Empty for everybody else.
 */
export async function othersSheets(actor: Actor, solutionId: string): Promise<(SheetView & { name: string })[]> {
  return lockedSheets(
    and(
      eq(scoreSheets.solutionId, solutionId),
      ne(scoreSheets.evaluatorId, actor.userId),
      openedFor(actor),
      ownLocked(actor),
    ),
  );
}

/**
 * All locked sheets for a solution, for the chair, who writes none: once every sheet of the panel is locked.
 * Unsafe: the caller has asked for the chair's membership and whether all are locked.
 */
export function unsafeSheetsForChair(actor: Actor, solutionId: string) {
  return lockedSheets(and(eq(scoreSheets.solutionId, solutionId), openedFor(actor)));
}

async function lockedSheets(where: SQL | undefined): Promise<(SheetView & { name: string })[]> {
  const sheets = await db
    .select({ id: scoreSheets.id, status: scoreSheets.status, comment: scoreSheets.comment, name: users.displayName })
    .from(scoreSheets)
    .innerJoin(solutions, eq(solutions.id, scoreSheets.solutionId))
    .innerJoin(users, eq(users.id, scoreSheets.evaluatorId))
    .where(and(eq(scoreSheets.status, 'locked'), where))
    .orderBy(asc(users.displayName));
  if (sheets.length === 0) return [];
  const all = await unsafeScoresOf(
    db,
    sheets.map((sheet) => sheet.id),
  );
  return sheets.map((sheet) => ({ ...sheet, scores: all.filter((score) => score.sheetId === sheet.id) }));
}

/** The solutions this evaluator is to score, by label, each with the state of their own sheet. Empty with a conflict. */
export async function scoringList(actor: Actor, challengeId: string) {
  const opened = await listOpenedSolutions(actor, challengeId);
  const own = await db
    .select({ solutionId: scoreSheets.solutionId, status: scoreSheets.status })
    .from(scoreSheets)
    .where(eq(scoreSheets.evaluatorId, actor.userId));
  const statusOf = new Map(own.map((sheet) => [sheet.solutionId, sheet.status]));
  return opened.map((solution) => ({ ...solution, sheet: statusOf.get(solution.id) ?? null }));
}

/**
 * How far each member who counts has come: sheets locked of sheets due. Unsafe: for the sponsor's managers and the chair;
 * it tells how many, never which scores.
 */
export function unsafeProgress(tx: Database, panelId: string) {
  return tx
    .select({
      userId: panelMembers.userId,
      name: users.displayName,
      conflict: panelMembers.conflict,
      locked: sql<number>`(
        select count(*)::int from score_sheets sheet join solutions s on s.id = sheet.solution_id
        where s.challenge_id = ${panels.challengeId} and sheet.evaluator_id = ${panelMembers.userId}
          and sheet.status = 'locked' and s.status <> 'disqualified')`,
      due: sql<number>`(
        select count(*)::int from solutions s
        where s.challenge_id = ${panels.challengeId} and s.label is not null
          and s.status not in ('disqualified', 'returned'))`,
    })
    .from(panelMembers)
    .innerJoin(panels, eq(panels.id, panelMembers.panelId))
    .innerJoin(users, eq(users.id, panelMembers.userId))
    .where(and(eq(panelMembers.panelId, panelId), eq(panelMembers.role, 'evaluator')))
    .orderBy(asc(users.displayName), asc(users.id));
}
