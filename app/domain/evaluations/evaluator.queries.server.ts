import { criteriaOf } from '#app/domain/challenges/challenge.queries.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { readOpenedSolution, unsafeApplicants } from '#app/domain/solutions/opened-solutions.queries.server.ts';
import { db } from '#db/client.server.ts';
import {
  canDeclareConflict,
  canDisqualify,
  canLockResult,
  canScore,
  canWaiveConflict,
  mayScore,
} from './evaluation.policy.ts';
import { allLocked } from './lock-score-sheet.server.ts';
import { requireMembership, unsafeMembersOf } from './panel.queries.server.ts';
import { unsafeRanking } from './ranking.queries.server.ts';
import { othersSheets, ownSheet, scoringList, unsafeProgress, unsafeSheetsForChair } from './sheet.queries.server.ts';

/**
 * What a member of a panel sees of their challenge: first the names to declare against and nothing else; then, free of
 * conflict, the list of solutions. The chair also sees how far everybody has come.
 * @throws DomainError not_found for everybody who is not on the panel
 */
export async function requirePanelSeat(actor: Actor, challengeId: string) {
  const { panel, member, challenge } = await requireMembership(actor, challengeId);
  const declares = canDeclareConflict(member, panel).allowed;
  const leads = member.role === 'chair' && mayScore(member) && panel.status !== 'forming';
  const members = leads ? await unsafeMembersOf(db, panel.id) : [];
  return {
    challenge: { id: challenge.id, code: challenge.code, title: challenge.title, blind: challenge.blind },
    panel: { status: panel.status },
    member: { role: member.role, conflict: member.conflict, conflictBasis: member.conflictBasis },
    applicants: declares ? (await unsafeApplicants(db, challengeId)).map(({ name }) => name) : null,
    solutions: await scoringList(actor, challengeId),
    progress: leads ? await unsafeProgress(db, panel.id) : [],
    waivable: members
      .filter((each) => canWaiveConflict(member, each, panel).allowed)
      .map(({ userId, name, conflictBasis }) => ({ userId, name, conflictBasis })),
    mayScore: canScore(member, panel).allowed,
    mayLock: canLockResult(member, panel).allowed,
  };
}

/**
 * One solution as a member of the panel reads and scores it; the reading is on record. Sheets of others come with one's
 * own locked sheet, to the chair when every sheet is locked.
 * @throws DomainError not_found, also with a conflict
 */
export async function requireScoringPage(actor: Actor, challengeId: string, solutionId: string) {
  const { panel, member, challenge } = await requireMembership(actor, challengeId);
  const list = await scoringList(actor, challengeId);
  const position = list.findIndex((each) => each.id === solutionId);
  requireFound(list[position]);
  const chairReads = member.role === 'chair' && mayScore(member) && (await allLocked(db, panel.id));
  const [solution, criteria, sheet, others] = await Promise.all([
    readOpenedSolution(actor, solutionId),
    criteriaOf(db, challengeId),
    ownSheet(actor, solutionId),
    chairReads ? unsafeSheetsForChair(actor, solutionId) : othersSheets(actor, solutionId),
  ]);
  const open = solution.status !== 'disqualified';
  return {
    challenge: { id: challenge.id, code: challenge.code, title: challenge.title },
    role: member.role,
    solution,
    criteria: criteria.map(({ id, name, guidance, weightBps }) => ({ id, name, guidance, weightBps })),
    sheet,
    others,
    mayScore: open && canScore(member, panel).allowed,
    mayDisqualify: open && canDisqualify(member, panel, challenge).allowed,
    /** The next solution without a locked sheet of one's own, after this one or from the start. */
    next: [...list.slice(position + 1), ...list.slice(0, position)].find((each) => each.sheet !== 'locked')?.id ?? null,
    progress: { locked: list.filter((each) => each.sheet === 'locked').length, due: list.length },
  };
}

/**
 * What the chair locks: the ranking as it would stand, once every sheet is in.
 * @throws DomainError forbidden for other members; not_found off the panel
 */
export async function requireChairResult(actor: Actor, challengeId: string) {
  const { panel, member, challenge } = await requireMembership(actor, challengeId);
  if (panel.status !== 'locked') assertAllowed(canLockResult(member, panel));
  else assertAllowed(canLockResult(member, { status: 'scoring' }));
  const complete = panel.status === 'locked' || (await allLocked(db, panel.id));
  return {
    challenge: { id: challenge.id, code: challenge.code, title: challenge.title },
    panel: { status: panel.status },
    complete,
    criteria: (await criteriaOf(db, challengeId)).map(({ id, name }) => ({ id, name })),
    progress: await unsafeProgress(db, panel.id),
    ranking: complete ? await unsafeRanking(db, challengeId) : [],
  };
}
