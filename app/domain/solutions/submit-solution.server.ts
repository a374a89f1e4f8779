import { criteriaOf, lockChallenge } from '#app/domain/challenges/challenge.queries.server.ts';
import { unsafeSealableFiles } from '#app/domain/documents/document.queries.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { notify } from '#app/domain/notifications/notify.server.ts';
import { inTransaction, type Tx } from '#db/client.server.ts';
import { type SealedFile, solutionVersions } from '#db/schema/solutions.ts';
import { mentionsOrganization } from './mentions-organization.ts';
import { receiptOf } from './receipt.server.ts';
import { canSubmit } from './solution.policy.ts';
import {
  assertOpenForSolutions,
  lockOwnSolution,
  requireOwnSolution,
  type Solution,
} from './solution.queries.server.ts';
import { solutionMachine } from './solution.states.ts';
import { solutionIssues } from './solution-completeness.ts';

export type Receipt = { number: number; sha256: string; submittedAt: Date };

/**
 * Seals what is written and its files as a new version that nobody reads before the box is opened, and gives the receipt.
 * The first time and after a withdrawal it submits, afterwards it revises. The challenge's row is held from before the
 * clock is read until the commit: a submission is in or out by the database's clock, however late the closing job is.
 *
 * @throws DomainError deadline_passed; stale_state when the draft is not the one the person saw; invalid_input while
 *         something is missing; conflict while a file is still being checked; forbidden; not_found
 */
export async function submitSolution(actor: Actor, input: { solutionId: string; revision: number }): Promise<Receipt> {
  const { solution: seen } = await requireOwnSolution(actor, input.solutionId);
  return inTransaction(async (tx) => {
    const { challenge } = await lockChallenge(tx, seen.challengeId, actor);
    const solution = await lockOwnSolution(tx, actor, input.solutionId);
    assertAllowed(canSubmit(actor, solution));
    const submittedAt = await assertOpenForSolutions(tx, challenge.id);
    if (solution.revision !== input.revision) throw new DomainError('stale_state', { reason: 'draft_changed' });
    await assertComplete(tx, actor, solution, challenge.blind);

    const number = solution.currentVersion + 1;
    const files = await sealedFiles(tx, solution.id);
    const content = solution.draft;
    if (challenge.blind) assertFilesNameNobody(actor, files);
    const sha256 = receiptOf({ challengeCode: challenge.code, solutionId: solution.id, number, content, files });
    await tx.insert(solutionVersions).values({
      solutionId: solution.id,
      number,
      content,
      files,
      sha256,
      submittedBy: actor.userId,
      submittedAt,
    });
    await transition(tx, solutionMachine, solution.status === 'submitted' ? 'revise' : 'submit', solution, actor, {
      details: { version: String(number), sha256 },
      set: { currentVersion: number, updatedAt: submittedAt },
    });
    await notify(tx, {
      to: { organizationId: actor.organizationId },
      kind: 'solution_submitted',
      subject: { kind: 'solution', id: solution.id },
      path: `/giai-phap/${solution.id}`,
      data: { title: challenge.title, code: challenge.code, sha256 },
      dedupeKey: `solution_submitted:${solution.id}:${number}`,
    });
    return { number, sha256, submittedAt };
  });
}

async function assertComplete(tx: Tx, actor: Actor, solution: Solution, blind: boolean): Promise<void> {
  const criteria = await criteriaOf(tx, solution.challengeId);
  const hidden = blind ? { hiddenName: actor.organizationName } : {};
  if (solutionIssues(solution.draft, { criteria, ...hidden }).length > 0)
    throw new DomainError('invalid_input', { reason: 'solution_incomplete' });
}

/** A blind panel downloads the anonymised copies under their own names. */
function assertFilesNameNobody(actor: Actor, files: readonly SealedFile[]): void {
  const anonymised = files.filter((file) => file.purpose === 'anonymised');
  if (anonymised.some((file) => mentionsOrganization(file.name, actor.organizationName)))
    throw new DomainError('invalid_input', { reason: 'file_names_organization' });
}

async function sealedFiles(tx: Tx, solutionId: string): Promise<SealedFile[]> {
  const purposes = ['attachment', 'anonymised'] as const;
  const byPurpose = await Promise.all(
    purposes.map(async (purpose) =>
      (await unsafeSealableFiles(tx, 'solution', solutionId, purpose)).map((file) => ({ ...file, purpose })),
    ),
  );
  return byPurpose.flat();
}
