import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { isOffered } from '#app/domain/kernel/policy.ts';
import { listBreaks } from '#app/domain/reconciliation/break.queries.server.ts';
import { unsafePayables } from '#app/domain/reconciliation/payable.queries.server.ts';
import { canApproveBatch, canUseTreasury } from '#app/domain/reconciliation/reconciliation.policy.ts';
import { listSuspense } from '#app/domain/reconciliation/suspense.queries.server.ts';
import { db } from '#db/client.server.ts';
import { bankLines, payoutBatches, suspenseDecisions, suspenseItems } from '#db/schema/bank.ts';
import type { Task } from './task.ts';

const desk = '/dieu-phoi/doi-soat';

/** What waits at the treasury desk for this person: nobody is asked to confirm what they proposed themselves. */
export async function treasuryTasks(actor: Actor): Promise<Task[]> {
  if (!canUseTreasury(actor).allowed) return [];
  const lists = await Promise.all([suspense(actor), decisions(actor), batches(actor), payables(), breaks(actor)]);
  return lists.flat();
}

async function suspense(actor: Actor): Promise<Task[]> {
  const items = await listSuspense(actor);
  return items
    .filter((item) => !item.proposed)
    .map(({ id, line }) => ({
      kind: 'clear_suspense',
      subjectId: id,
      code: line.bankReference || line.bookedOn,
      title: line.description || line.counterpartyName,
      dueAt: null,
      path: `${desk}/cho-lam-ro/${id}`,
    }));
}

async function decisions(actor: Actor): Promise<Task[]> {
  const rows = await db
    .select({ id: suspenseDecisions.id, itemId: suspenseDecisions.itemId, line: bankLines })
    .from(suspenseDecisions)
    .innerJoin(suspenseItems, eq(suspenseItems.id, suspenseDecisions.itemId))
    .innerJoin(bankLines, eq(bankLines.id, suspenseItems.lineId))
    .where(and(eq(suspenseDecisions.status, 'proposed'), ne(suspenseDecisions.proposedBy, actor.userId)));
  return rows.map(({ id, itemId, line }) => ({
    kind: 'confirm_decision',
    subjectId: id,
    code: line.bankReference || line.bookedOn,
    title: line.description || line.counterpartyName,
    dueAt: null,
    path: `${desk}/cho-lam-ro/${itemId}/${id}`,
  }));
}

async function batches(actor: Actor): Promise<Task[]> {
  const rows = await db
    .select()
    .from(payoutBatches)
    .where(inArray(payoutBatches.status, ['waiting_check', 'approved']));
  return rows.flatMap((batch): Task[] => {
    const task = {
      subjectId: batch.id,
      code: batch.code,
      title: batch.code,
      dueAt: null,
      path: `${desk}/lenh-chi/${batch.id}`,
    };
    if (batch.status === 'approved') return [{ ...task, kind: 'send_batch' }];
    return isOffered(canApproveBatch(actor, batch)) ? [{ ...task, kind: 'check_batch' }] : [];
  });
}

/** One task for all that waits: a batch takes them together. */
async function payables(): Promise<Task[]> {
  const ready = (await unsafePayables(db)).filter((each) => each.ready);
  const [first] = ready;
  if (!first) return [];
  const codes = [...new Set(ready.flatMap(({ contract }) => (contract ? [contract.code] : [])))];
  return [
    {
      kind: 'make_batch',
      subjectId: first.payoutId ?? first.decisionId ?? '',
      code: codes.slice(0, 3).join(', '),
      title: ready
        .map(({ beneficiaryName }) => beneficiaryName)
        .slice(0, 3)
        .join(', '),
      dueAt: null,
      path: `${desk}/lenh-chi`,
    },
  ];
}

async function breaks(actor: Actor): Promise<Task[]> {
  const rows = await listBreaks(actor, 'open');
  return rows.map((row) => ({
    kind: 'explain_break',
    subjectId: row.id,
    code: row.contractCode ?? row.line?.bankReference ?? '',
    title: row.line?.description ?? row.contractCode ?? row.rail,
    dueAt: null,
    path: `${desk}/chenh-lech/${row.id}`,
  }));
}
