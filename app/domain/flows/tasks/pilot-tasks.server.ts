import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { isOffered } from '#app/domain/kernel/policy.ts';
import { canEditContract, canSign } from '#app/domain/pilots/contract.policy.ts';
import { actionFor, type MilestoneAction } from '#app/domain/pilots/milestone.policy.ts';
import { finalMilestoneStatuses } from '#app/domain/pilots/milestone.states.ts';
import { db } from '#db/client.server.ts';
import { acceptanceRecords, milestones, pilotContracts } from '#db/schema/pilots.ts';
import { agreementTasks, openProposals } from './agreement-tasks.server.ts';
import type { Task } from './task.ts';

const most = 100;

/** What waits at the contracts of the actor's organisation, on either side. */
export async function pilotTasks(actor: Actor): Promise<Task[]> {
  const contracts = await ownContracts(actor);
  const begun = contracts.filter(({ status }) => status !== 'draft' && status !== 'pending_signature');
  const ids = begun.map((contract) => contract.id);
  const [steps, proposals] = ids.length > 0 ? await Promise.all([milestonesOf(ids), openProposals(ids)]) : [[], []];
  return contracts.flatMap((contract) => {
    const own = steps.filter((milestone) => milestone.contractId === contract.id);
    const open = proposals.filter((proposal) => proposal.contractId === contract.id);
    return [
      ...contractTasks(actor, contract),
      ...milestoneTasks(actor, contract, own),
      ...agreementTasks(actor, contract, own, open),
    ];
  });
}

type Contract = Awaited<ReturnType<typeof ownContracts>>[number];
type Milestone = Awaited<ReturnType<typeof milestonesOf>>[number];

const signedBy = sql<{ organizationId: string }[]>`(
  select coalesce(json_agg(json_build_object('organizationId', s.organization_id)), '[]')
  from contract_signatures s where s.contract_id = pilot_contracts.id)`;

function ownContracts(actor: Actor) {
  return db
    .select({
      id: pilotContracts.id,
      code: pilotContracts.code,
      title: pilotContracts.title,
      status: pilotContracts.status,
      buyerId: pilotContracts.buyerId,
      supplierId: pilotContracts.supplierId,
      rail: pilotContracts.rail,
      kind: pilotContracts.kind,
      changeRounds: pilotContracts.changeRounds,
      onBothSides: onBothSides(actor),
      signatures: signedBy,
    })
    .from(pilotContracts)
    .where(
      and(
        or(eq(pilotContracts.buyerId, actor.organizationId), eq(pilotContracts.supplierId, actor.organizationId)),
        inArray(pilotContracts.status, [
          'draft',
          'pending_signature',
          'active',
          'suspended',
          'terminating',
          'completed',
          'warranty',
        ]),
      ),
    )
    .orderBy(asc(pilotContracts.id))
    .limit(most);
}

const onBothSides = (actor: Actor) => sql<boolean>`(
  select count(distinct m.organization_id) = 2 from memberships m
  where m.user_id = ${actor.userId} and m.organization_id in (pilot_contracts.buyer_id, pilot_contracts.supplier_id))`;

/** Money that was asked for and not confirmed yet: the rail's turn, nobody's task. */
const isBeingPaid = sql<boolean>`exists (
  select 1 from payments p join pilot_contracts c on c.id = p.contract_id
  where p.milestone_id = milestones.id and p.funder_id = c.buyer_id and (p.status = 'pending' or
    (p.status = 'confirmed' and exists (select 1 from milestone_shares s where s.milestone_id = p.milestone_id))))`;

function milestonesOf(contractIds: string[]) {
  return db
    .select({
      id: milestones.id,
      contractId: milestones.contractId,
      title: milestones.title,
      status: milestones.status,
      acceptedBy: acceptanceRecords.acceptedBy,
      dueOn: milestones.dueOn,
      inspectionEndsAt: milestones.inspectionEndsAt,
      changesRequested: milestones.changesRequested,
      isBeingPaid,
    })
    .from(milestones)
    .leftJoin(acceptanceRecords, eq(acceptanceRecords.milestoneId, milestones.id))
    .where(inArray(milestones.contractId, contractIds))
    .orderBy(asc(milestones.contractId), asc(milestones.position));
}

function contractTasks(actor: Actor, contract: Contract): Task[] {
  const { id, code, title, signatures } = contract;
  const task = { subjectId: id, code, title, dueAt: null };
  if (canEditContract(actor, contract).allowed)
    return [{ ...task, kind: 'finish_contract', path: `/hop-dong/${id}/soan` }];
  if (isOffered(canSign(actor, contract, signatures)))
    return [{ ...task, kind: 'sign_contract', path: `/hop-dong/${id}/ky` }];
  return [];
}

function milestoneTasks(actor: Actor, contract: Contract, steps: Milestone[]): Task[] {
  return steps.flatMap((milestone, index) => {
    const action = actionFor(actor, contract, milestone);
    // A later milestone may be paid ahead of its turn, but it waits for nobody until those before it are over.
    const itsTurn = steps.slice(0, index).every(({ status }) => finalMilestoneStatuses.includes(status));
    const waits =
      action && !(action === 'fund' && milestone.isBeingPaid) && (milestone.status !== 'planned' || itsTurn);
    if (!waits) return [];
    const again = milestone.status === 'changes_requested';
    return [
      {
        kind: action === 'deliver' && again ? 'deliver_again' : action,
        subjectId: milestone.id,
        code: contract.code,
        title: contract.title,
        milestone: milestone.title,
        dueAt: dueOf(action, milestone),
        path: `/hop-dong/${contract.id}/moc/${milestone.id}/${pageOf[action]}`,
      },
    ];
  });
}

const pageOf: Record<MilestoneAction, string> = {
  fund: 'nop-tien',
  start: 'bat-dau',
  deliver: 'ban-giao',
  accept: 'nghiem-thu',
  release: 'giai-ngan',
  approve_payment: 'giai-ngan',
  record_payment: 'kho-bac-da-tra',
  award: 'trao-thuong',
};

/** The day a delivery is due ends at midnight in Vietnam. */
function dueOf(action: MilestoneAction, milestone: Milestone): Date | null {
  if (action === 'accept') return milestone.inspectionEndsAt;
  if (action === 'start' || action === 'deliver') return new Date(`${milestone.dueOn}T23:59:59+07:00`);
  return null;
}
