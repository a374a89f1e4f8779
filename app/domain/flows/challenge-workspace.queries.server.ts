import { inArray } from 'drizzle-orm';
import { canCancel, canCreate, canEdit, canPublish, canSubmit } from '#app/domain/challenges/challenge.policy.ts';
import { requireOwnChallenge } from '#app/domain/challenges/challenge.queries.server.ts';
import { completenessIssues } from '#app/domain/challenges/challenge-completeness.schema.ts';
import { unsafeReturnReason } from '#app/domain/challenges/challenge-review.queries.server.ts';
import { closingRule } from '#app/domain/challenges/closing-rule.server.ts';
import { listDocuments } from '#app/domain/documents/document.queries.server.ts';
import { unsafePanelOf } from '#app/domain/evaluations/panel.queries.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { unsafeTimeline } from '#app/domain/kernel/audit.server.ts';
import { unsafeSubmissionCount } from '#app/domain/solutions/solution.queries.server.ts';
import { db } from '#db/client.server.ts';
import { auditEvents } from '#db/schema/audit.ts';

/**
 * The sponsor's page of one challenge: the challenge itself, how far submissions and panel have come, what this person may do.
 * @throws DomainError not_found for anybody else's challenge
 */
export async function challengeWorkspace(actor: Actor, id: string) {
  const view = await requireOwnChallenge(actor, id);
  const { challenge, criteria } = view;
  const [documents, timeline, returnedBecause, submissions, panel, rule] = await Promise.all([
    listDocuments(actor, 'challenge', challenge.id),
    // Sheets and solutions have timelines of their own: who scored or submitted what is not for this page.
    unsafeTimeline(db, { kind: 'challenge', id }, inArray(auditEvents.subjectKind, ['challenge', 'panel'])),
    unsafeReturnReason(id),
    unsafeSubmissionCount(db, id),
    unsafePanelOf(db, id),
    closingRule(),
  ]);
  return {
    ...view,
    documents,
    timeline,
    submissions,
    panelStatus: panel?.status ?? null,
    issues: challenge.status === 'draft' ? completenessIssues({ ...challenge, criteria }, rule) : [],
    returnedBecause,
    may: {
      edit: canEdit(actor, challenge).allowed,
      submit: canSubmit(actor, challenge).allowed,
      publish: canPublish(actor, challenge),
      cancel: canCancel(actor, challenge).allowed,
      create: canCreate(actor).allowed,
    },
  };
}
