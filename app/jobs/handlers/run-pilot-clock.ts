import { acceptBySilence } from '#app/domain/pilots/accept-by-silence.server.ts';
import { expireProposal } from '#app/domain/pilots/expire-proposal.server.ts';
import { missMilestone } from '#app/domain/pilots/miss-milestone.server.ts';
import { unsafeMilestonesDue } from '#app/domain/pilots/pilot-clock.queries.server.ts';
import { unsafeExpiredProposals } from '#app/domain/pilots/proposal.queries.server.ts';
import { remindOfInspection } from '#app/domain/pilots/remind-of-inspection.server.ts';
import { runWarranty, unsafeWarrantiesDue } from '#app/domain/pilots/run-warranty.server.ts';

/** Each in a transaction of its own: one that fails does not keep the others. The next sweep takes the rest. */
export async function handle(): Promise<void> {
  const [milestones, proposals, warranties] = await Promise.all([
    unsafeMilestonesDue(500),
    unsafeExpiredProposals(200),
    unsafeWarrantiesDue(200),
  ]);
  const work = [
    ...proposals.map(
      ({ id, contractId }) =>
        () =>
          expireProposal({ contractId, proposalId: id }),
    ),
    ...milestones.map((milestone) => async () => {
      if (milestone.status === 'in_progress') return missMilestone(milestone);
      await remindOfInspection(milestone);
      return acceptBySilence(milestone);
    }),
    ...warranties.map(
      ({ id }) =>
        () =>
          runWarranty(id),
    ),
  ];
  const failures: unknown[] = [];
  for (const each of work) await each().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}
