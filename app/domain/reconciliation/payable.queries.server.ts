import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client.server.ts';
import { payoutBatchEntries, suspenseDecisions } from '#db/schema/bank.ts';
import { organizations } from '#db/schema/organizations.ts';
import { payouts } from '#db/schema/payments.ts';
import { milestones, pilotContracts } from '#db/schema/pilots.ts';

/** One thing that the bank can be told to pay. */
export type Payable = {
  /** `payout:<id>` or `return:<id>`, as the form sends it. */
  key: string;
  payoutId: string | null;
  decisionId: string | null;
  amountVnd: bigint;
  beneficiaryName: string;
  beneficiaryBin: string | null;
  beneficiaryAccount: string | null;
  /** What it pays for: contract and milestone; nothing for money that goes back to its payer. */
  contract: { id: string; code: string; milestone: string } | null;
  since: Date;
  /** Whether the payee may be paid: verified, with a bank account on record. */
  ready: boolean;
};

/**
 * Released payouts on the bank rail, and money out of suspense that goes back to its payer, that are in no live batch.
 * Unsafe: the treasury desk's; the caller has asked the policy.
 */
export async function unsafePayables(tx: Database): Promise<Payable[]> {
  const due = await tx
    .select({ payout: payouts, payee: organizations, contract: pilotContracts.code, milestone: milestones.title })
    .from(payouts)
    .innerJoin(organizations, eq(organizations.id, payouts.payeeId))
    .innerJoin(pilotContracts, eq(pilotContracts.id, payouts.contractId))
    .innerJoin(milestones, eq(milestones.id, payouts.milestoneId))
    .where(
      and(
        eq(payouts.rail, 'bank'),
        eq(payouts.status, 'pending'),
        sql`not exists (select 1 from payout_batch_entries e where e.payout_id = payouts.id and e.cancelled_at is null)`,
      ),
    )
    .orderBy(asc(payouts.id));
  const back = await tx
    .select()
    .from(suspenseDecisions)
    .where(
      and(
        eq(suspenseDecisions.kind, 'send_back'),
        eq(suspenseDecisions.status, 'confirmed'),
        sql`not exists (select 1 from payout_batch_entries e where e.decision_id = suspense_decisions.id and e.cancelled_at is null)`,
      ),
    )
    .orderBy(asc(suspenseDecisions.id));
  return [
    ...due.map(({ payout, payee, contract, milestone }) => ({
      key: `payout:${payout.id}`,
      payoutId: payout.id,
      decisionId: null,
      amountVnd: payout.amountVnd,
      beneficiaryName: payee.bankAccountHolder ?? payee.name,
      beneficiaryBin: payee.bankBin,
      beneficiaryAccount: payee.bankAccount,
      contract: { id: payout.contractId, code: contract, milestone },
      since: payout.requestedAt,
      ready: isReady(payee),
    })),
    ...back.map((decision) => ({
      key: `return:${decision.id}`,
      payoutId: null,
      decisionId: decision.id,
      amountVnd: decision.amountVnd,
      beneficiaryName: decision.beneficiaryName,
      beneficiaryBin: decision.beneficiaryBin,
      beneficiaryAccount: decision.beneficiaryAccount,
      contract: null,
      since: decision.decidedAt ?? decision.proposedAt,
      ready: true,
    })),
  ];
}

type Payee = typeof organizations.$inferSelect;

function isReady(payee: Payee): boolean {
  return (
    payee.status === 'verified' &&
    payee.bankVerifiedAt !== null &&
    /^\d{6}$/.test(payee.bankBin ?? '') &&
    /^[0-9A-Za-z]{4,19}$/.test(payee.bankAccount ?? '') &&
    Boolean(payee.bankAccountHolder)
  );
}

/** Entries of a batch with what became of each. Unsafe: as above. */
export function unsafeEntriesOf(tx: Database, batchId: string) {
  return tx
    .select({
      entry: payoutBatchEntries,
      payoutStatus: payouts.status,
      decisionStatus: suspenseDecisions.status,
      contract: { id: pilotContracts.id, code: pilotContracts.code },
      milestone: milestones.title,
    })
    .from(payoutBatchEntries)
    .leftJoin(payouts, eq(payouts.id, payoutBatchEntries.payoutId))
    .leftJoin(suspenseDecisions, eq(suspenseDecisions.id, payoutBatchEntries.decisionId))
    .leftJoin(pilotContracts, eq(pilotContracts.id, payouts.contractId))
    .leftJoin(milestones, eq(milestones.id, payouts.milestoneId))
    .where(eq(payoutBatchEntries.batchId, batchId))
    .orderBy(asc(payoutBatchEntries.position));
}

/** The live entries alone. Unsafe: as above. */
export function unsafeLiveEntries(tx: Database, batchId: string) {
  return tx
    .select()
    .from(payoutBatchEntries)
    .where(and(eq(payoutBatchEntries.batchId, batchId), isNull(payoutBatchEntries.cancelledAt)))
    .orderBy(asc(payoutBatchEntries.position));
}
