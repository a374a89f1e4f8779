import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { isOffered } from '#app/domain/kernel/policy.ts';
import type { ContractFacts } from '#app/domain/pilots/contract.policy.ts';
import type { MilestoneFacts } from '#app/domain/pilots/milestone.policy.ts';
import { canAnswer, canPropose } from '#app/domain/pilots/proposal.policy.ts';
import { type MilestoneProposalKind, milestoneProposals } from '#app/domain/pilots/proposal.states.ts';
import { db } from '#db/client.server.ts';
import { proposals } from '#db/schema/consents.ts';
import type { Task, TaskKind } from './task.ts';

type Contract = ContractFacts & { id: string; code: string; title: string };
type Milestone = MilestoneFacts & { id: string; title: string };
type Proposal = Awaited<ReturnType<typeof openProposals>>[number];

/** What waits for an answer at these contracts. */
export function openProposals(contractIds: string[]) {
  return db
    .select({
      id: proposals.id,
      contractId: proposals.contractId,
      milestoneId: proposals.milestoneId,
      kind: proposals.kind,
      status: proposals.status,
      proposedByOrganizationId: proposals.proposedByOrganizationId,
      expiresAt: proposals.expiresAt,
    })
    .from(proposals)
    .where(and(inArray(proposals.contractId, contractIds), eq(proposals.status, 'open')))
    .orderBy(asc(proposals.id));
}

/** States in which nothing goes on before both sides agree, and what one of them would propose. */
const stuck: Partial<Record<Milestone['status'], { kind: TaskKind; proposal: MilestoneProposalKind }>> = {
  missed: { kind: 'agree_date', proposal: 'new_date' },
  rejected: { kind: 'agree_rework', proposal: 'rework' },
  disputed: { kind: 'settle', proposal: 'settlement' },
};

/** What both sides have to agree on: an answer that is waited for, or a proposal without which nothing goes on. */
export function agreementTasks(
  actor: Actor,
  contract: Contract,
  steps: readonly Milestone[],
  open: readonly Proposal[],
): Task[] {
  const task = { code: contract.code, title: contract.title, dueAt: null };
  const answers = open.flatMap((proposal): Task[] => {
    const milestone = steps.find(({ id }) => id === proposal.milestoneId) ?? null;
    if (!isOffered(canAnswer(actor, contract, milestone, proposal))) return [];
    const path = `/hop-dong/${contract.id}/de-nghi/${proposal.id}`;
    const part = milestone ? { milestone: milestone.title } : {};
    return [{ ...task, ...part, kind: 'answer_proposal', subjectId: proposal.id, dueAt: proposal.expiresAt, path }];
  });
  const begun = steps.flatMap((milestone): Task[] => {
    const next = stuck[milestone.status];
    // Who has asked, or has to answer, has nothing to propose.
    if (!next || open.some((proposal) => proposal.milestoneId === milestone.id)) return [];
    if (!isOffered(canPropose(actor, contract, milestone, next.proposal))) return [];
    const path = `/hop-dong/${contract.id}/moc/${milestone.id}/de-nghi/${milestoneProposals[next.proposal]}`;
    return [{ ...task, kind: next.kind, subjectId: milestone.id, milestone: milestone.title, path }];
  });
  return [...answers, ...begun];
}
