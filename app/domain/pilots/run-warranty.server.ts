import { and, asc, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import { systemActor } from '#app/domain/kernel/actor.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { unsafeBalancesByOrganization } from '#app/domain/ledger/ledger.queries.server.ts';
import { db, inTransaction, type Tx } from '#db/client.server.ts';
import { arbiterAppointments, proposals } from '#db/schema/consents.ts';
import { pilotContracts } from '#db/schema/pilots.ts';
import { type Contract, lockContract } from './contract.queries.server.ts';
import { contractMachine } from './contract.states.ts';
import { tellOfContract } from './contract-news.server.ts';
import { contractPostings } from './milestone.postings.ts';
import { booksOfContract, postContract } from './post-milestone.server.ts';

const day = 24 * 60 * 60 * 1000;

/** Contracts whose warranty may begin or end by the clock. Unsafe: for the job. */
export async function unsafeWarrantiesDue(limit: number): Promise<{ id: string }[]> {
  return db
    .select({ id: pilotContracts.id })
    .from(pilotContracts)
    .where(
      or(
        eq(pilotContracts.status, 'completed'),
        and(eq(pilotContracts.status, 'warranty'), lte(pilotContracts.warrantyEndsAt, sql`clock_timestamp()`)),
      ),
    )
    .orderBy(asc(pilotContracts.id))
    .limit(limit);
}

/**
 * What the clock does to a completed contract: its warranty begins; when it is over and no claim waits, what was kept back
 * becomes due to the startup under the key `retention:<contract>`; when nothing is due any more the contract is closed.
 * Called any number of times, the result is the same.
 */
export function runWarranty(contractId: string): Promise<void> {
  return inTransaction(async (tx) => {
    const { contract } = await lockContract(tx, systemActor, contractId);
    const now = await databaseNow(tx);
    if (contract.status === 'completed') return begin(tx, contract, now);
    if (contract.status !== 'warranty' || !contract.warrantyEndsAt || contract.warrantyEndsAt > now) return;
    if (await isClaimed(tx, contractId)) return;
    const of = (kind: 'retention' | 'payable' | 'payout_clearing' | 'refund_payable') =>
      unsafeBalancesByOrganization(tx, { kind, contractId, milestoneId: null });
    const kept = await of('retention');
    if (kept.length > 0) {
      const books = booksOfContract(contract);
      await postContract(tx, `retention:${contract.id}`, books, contractPostings.retention_release(books, kept));
      const amountVnd = kept.reduce((sum, share) => sum + share.amountVnd, 0n).toString();
      for (const to of [contract.buyerId, contract.supplierId])
        await tellOfContract(tx, contract, 'retention_due', { to, roles: ['manager', 'finance'], data: { amountVnd } });
      return;
    }
    const open = [...(await of('payable')), ...(await of('payout_clearing')), ...(await of('refund_payable'))];
    if (open.length === 0) await transition(tx, contractMachine, 'close', contract, systemActor);
  });
}

async function begin(tx: Tx, contract: Contract, now: Date): Promise<void> {
  const warrantyEndsAt = new Date(now.getTime() + contract.warrantyDays * day);
  await transition(tx, contractMachine, 'begin_warranty', contract, systemActor, {
    set: { warrantyEndsAt },
    details: { warrantyEndsAt: warrantyEndsAt.toISOString() },
  });
}

/** A claim that the other side or an arbiter has not answered keeps the money where it is. */
async function isClaimed(tx: Tx, contractId: string): Promise<boolean> {
  const [claim] = await tx
    .select({ id: proposals.id })
    .from(proposals)
    .where(
      and(
        eq(proposals.contractId, contractId),
        eq(proposals.kind, 'retention_claim'),
        inArray(proposals.status, ['open']),
      ),
    );
  const [arbiter] = await tx
    .select({ id: arbiterAppointments.id })
    .from(arbiterAppointments)
    .where(
      and(
        eq(arbiterAppointments.contractId, contractId),
        isNull(arbiterAppointments.milestoneId),
        isNull(arbiterAppointments.endedAt),
      ),
    );
  return claim !== undefined || arbiter !== undefined;
}
