import type { ChallengeStatus } from '#app/domain/challenges/challenge.states.ts';
import { type Actor, hasDesk, hasRole } from '#app/domain/kernel/actor.ts';
import { allOf, type Decision, when } from '#app/domain/kernel/policy.ts';

export type ChallengeFacts = { status: ChallengeStatus; sponsorId: string };
export type PanelFacts = { status: 'forming' | 'scoring' | 'locked' };
export type MemberFacts = {
  role: 'evaluator' | 'chair' | 'secretary';
  conflict: 'undeclared' | 'none' | 'declared' | 'waived';
};

const ofSponsor = (actor: Actor, challenge: ChallengeFacts) =>
  when(actor.organizationId === challenge.sponsorId, 'not_sponsor');
const asManager = (actor: Actor) => when(hasRole(actor, 'manager'), 'needs_manager');
const verified = (actor: Actor) => when(actor.organizationStatus === 'verified', 'organization_not_verified');
const runsIt = (actor: Actor, challenge: ChallengeFacts) =>
  allOf(ofSponsor(actor, challenge), asManager(actor), verified(actor));

/** A declared conflict keeps its member out of everything; a waived one counts as none. */
export const mayScore = (member: MemberFacts) => member.conflict === 'none' || member.conflict === 'waived';

/** The sponsor's manager appoints the panel from the publication on, before or after the box is opened. */
export function canFormPanel(actor: Actor, challenge: ChallengeFacts, panel: PanelFacts | null): Decision {
  return allOf(
    runsIt(actor, challenge),
    when(['published', 'closed', 'evaluating'].includes(challenge.status), 'challenge_not_published'),
    when((panel?.status ?? 'forming') === 'forming', 'panel_is_formed'),
  );
}

/** Another evaluator in the place of one with a conflict; a panel at work loses nobody. */
export function canAppointEvaluator(actor: Actor, challenge: ChallengeFacts, panel: PanelFacts): Decision {
  return allOf(runsIt(actor, challenge), when(panel.status === 'scoring', 'panel_not_scoring'));
}

export type OpeningSide = 'sponsor' | 'coordinator';

/** One officer of the sponsor (a manager) and one of the coordinator (the review desk) open the box; never one person for both. */
export function canConfirmOpening(
  actor: Actor,
  side: OpeningSide,
  challenge: ChallengeFacts,
  confirmed: readonly { side: OpeningSide; userId: string }[],
): Decision {
  return allOf(
    side === 'sponsor' ? runsIt(actor, challenge) : when(hasDesk(actor, 'review'), 'needs_review_desk'),
    when(challenge.status === 'closed', 'challenge_not_closed'),
    when(!confirmed.some((opening) => opening.side === side), 'side_has_confirmed'),
    when(!confirmed.some((opening) => opening.userId === actor.userId), 'two_different_officers'),
  );
}

export function canDeclareConflict(member: MemberFacts, panel: PanelFacts): Decision {
  return allOf(
    when(panel.status === 'scoring', 'panel_not_scoring'),
    when(member.conflict === 'undeclared', 'conflict_is_declared'),
  );
}

/** Only the chair waives a conflict, and only one without a conflict of their own. */
export function canWaiveConflict(chair: MemberFacts, member: MemberFacts, panel: PanelFacts): Decision {
  return allOf(
    asFreeChair(chair),
    when(panel.status === 'scoring', 'panel_not_scoring'),
    when(member.role !== 'chair' && member.conflict === 'declared', 'no_conflict_declared'),
  );
}

function asFreeChair(member: MemberFacts): Decision {
  return allOf(when(member.role === 'chair', 'needs_chair'), when(mayScore(member), 'conflict_not_clear'));
}

/** Evaluators score; the chair leads to the result and writes no sheet. */
export function canScore(member: MemberFacts, panel: PanelFacts): Decision {
  return allOf(
    when(member.role === 'evaluator', 'needs_evaluator'),
    when(mayScore(member), 'conflict_not_clear'),
    when(panel.status === 'scoring', 'panel_not_scoring'),
  );
}

export function canDisqualify(member: MemberFacts, panel: PanelFacts, challenge: ChallengeFacts): Decision {
  return allOf(
    asFreeChair(member),
    when(panel.status !== 'forming' && challenge.status === 'evaluating', 'challenge_not_evaluating'),
  );
}

export function canLockResult(member: MemberFacts, panel: PanelFacts): Decision {
  return allOf(asFreeChair(member), when(panel.status === 'scoring', 'panel_not_scoring'));
}

/** How the evaluation stands, and the opened solutions: the sponsor's managers. */
export function canFollowEvaluation(actor: Actor, challenge: ChallengeFacts): Decision {
  return allOf(ofSponsor(actor, challenge), asManager(actor));
}

/** Ranking, feedback, award: once the panel has locked its result. */
export function canDecide(actor: Actor, challenge: ChallengeFacts, panel: PanelFacts | null): Decision {
  return allOf(
    runsIt(actor, challenge),
    when(challenge.status === 'evaluating', 'challenge_not_evaluating'),
    when(panel?.status === 'locked', 'result_not_locked'),
  );
}

/** Nothing was submitted, or nothing is left after disqualifications: there is no result to wait for. */
export function canEndUnanswered(actor: Actor, challenge: ChallengeFacts): Decision {
  return allOf(
    runsIt(actor, challenge),
    when(challenge.status === 'closed' || challenge.status === 'evaluating', 'challenge_not_closed'),
  );
}
