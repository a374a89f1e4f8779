import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { verifyBooks } from '#app/domain/flows/verify-books.server.ts';
import { unsafeContractBalances, unsafeContractPaidOut } from '#app/domain/ledger/ledger.queries.server.ts';
import { brokenConstraint } from '#app/domain/ledger/post-transfer.server.ts';
import { unsafePaymentsOf, unsafePayoutsOf } from '#app/domain/payments/payment.queries.server.ts';
import { isReference } from '#app/domain/payments/reference-code.ts';
import { sandboxRail } from '#app/domain/payments/sandbox-rail.server.ts';
import { acceptMilestone } from '#app/domain/pilots/accept-milestone.server.ts';
import { approveTreasuryPayment } from '#app/domain/pilots/approve-treasury-payment.server.ts';
import { confirmFunding } from '#app/domain/pilots/confirm-funding.server.ts';
import { confirmPayout } from '#app/domain/pilots/confirm-payout.server.ts';
import { requireContract } from '#app/domain/pilots/contract.queries.server.ts';
import { fundMilestone } from '#app/domain/pilots/fund-milestone.server.ts';
import { recordTreasuryPayment } from '#app/domain/pilots/record-treasury-payment.server.ts';
import { releaseMilestone } from '#app/domain/pilots/release-milestone.server.ts';
import { startMilestone } from '#app/domain/pilots/start-milestone.server.ts';
import { handle as confirmSandboxPayment } from '#app/jobs/handlers/confirm-sandbox-payment.ts';
import { handle as confirmSandboxPayout } from '#app/jobs/handlers/confirm-sandbox-payout.ts';
import { db } from '#db/client.server.ts';
import { sandboxOperations } from '#db/schema/payments.ts';
import { createColleague } from '#tests/support/factories.ts';
import { runDueJobs } from '#tests/support/jobs.ts';
import {
  acceptedPilot,
  activePilot,
  at,
  deliver,
  fundedPilot,
  invoiced,
  type Pilot,
  statusOf,
} from '#tests/support/pilots.ts';

const invoice = { invoiceNumber: '1C26TAA-0001', invoiceDate: '2026-01-15' };
const gross = 300_000_000n;

async function balances(pilot: Pilot) {
  return Object.fromEntries(await unsafeContractBalances(db, pilot.contractId));
}

async function operationsOf(pilot: Pilot) {
  const keys = [
    ...(await unsafePaymentsOf(db, pilot.contractId)).map((payment) => `payment:${payment.id}`),
    ...(await unsafePayoutsOf(db, pilot.contractId)).map(({ payout }) => `payout:${payout.id}`),
  ];
  const rows = await db.select().from(sandboxOperations);
  return rows.filter((row) => keys.includes(row.key)).map(({ kind, amountVnd }) => ({ kind, amountVnd }));
}

async function expectRightBooks() {
  expect((await verifyBooks()).faults).toEqual([]);
}

describe('a milestone from deposit to payment', () => {
  it('moves the money exactly as the milestone table says, and both sides see each step', async () => {
    const pilot = await activePilot();
    expect(await statusOf(pilot)).toBe('awaiting_funds');
    const payment = await fundMilestone(pilot.finance, at(pilot));
    expect(isReference(payment.reference)).toBe(true);
    expect(payment.amountVnd).toBe(gross);
    expect(await balances(pilot)).toEqual({});
    await runDueJobs();
    expect(await statusOf(pilot)).toBe('funded');
    expect(await balances(pilot)).toEqual({ sandbox_escrow: gross, escrow: gross });

    await startMilestone(pilot.supplier, at(pilot));
    await deliver(pilot);
    await acceptMilestone(pilot.buyer, { ...at(pilot), note: '' });
    expect(await balances(pilot)).toMatchObject({ sandbox_escrow: gross, escrow: 0n, payable: gross });

    await invoiced(pilot);
    await releaseMilestone(pilot.finance, { ...at(pilot), ...invoice });
    expect(await statusOf(pilot)).toBe('releasing');
    expect(await balances(pilot)).toMatchObject({ sandbox_escrow: gross, payable: 0n, payout_clearing: gross });
    await runDueJobs();
    expect(await statusOf(pilot)).toBe('released');
    expect(await balances(pilot)).toEqual({ sandbox_escrow: 0n, escrow: 0n, payable: 0n, payout_clearing: 0n });
    expect(await unsafeContractPaidOut(db, pilot.contractId)).toEqual({ paidVnd: gross, refundedVnd: 0n });

    // The next milestone is called up by itself.
    expect(await statusOf(pilot, 1)).toBe('awaiting_funds');
    const events = await db.execute<{ event: string }>(
      sql`select event from audit_events where root_kind = 'contract' and root_id = ${pilot.contractId} order by id`,
    );
    expect(events.map(({ event }) => event)).toEqual([
      'contract.create',
      'contract.edit',
      'contract.offer',
      'contract.sign',
      'contract.sign',
      'contract.activate',
      'milestone.request_funds',
      'payment.request',
      'payment.confirm',
      'milestone.confirm_funding',
      'milestone.start',
      'milestone.deliver',
      'milestone.accept',
      'payout.request',
      'milestone.release',
      'payout.confirm',
      'milestone.confirm_payout',
      'milestone.request_funds',
    ]);
    await expectRightBooks();
  });

  it('completes the contract with its last milestone', async () => {
    const pilot = await acceptedPilot({ amounts: [gross] });
    await releaseMilestone(pilot.finance, { ...at(pilot), ...invoice });
    await runDueJobs();
    const { contract } = await requireContract(pilot.supplier, pilot.contractId);
    expect(contract.status).toBe('completed');
    await expectRightBooks();
  });

  it('state-budget money: the Treasury pays, nothing enters the books', async () => {
    const pilot = await acceptedPilot({ fundingSource: 'state_budget', buyerKind: 'state_agency', amounts: [gross] });
    await expect(fundMilestone(pilot.finance, at(pilot))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(releaseMilestone(pilot.finance, { ...at(pilot), ...invoice })).rejects.toMatchObject({
      reason: 'treasury_not_held',
    });
    await approveTreasuryPayment(pilot.finance, { ...at(pilot), ...invoice });
    expect(await statusOf(pilot)).toBe('awaiting_payment');
    await recordTreasuryPayment(pilot.finance, { ...at(pilot), orderNumber: 'LCT-01', paidOn: '2026-01-20' });
    expect(await statusOf(pilot)).toBe('released');
    expect(await balances(pilot)).toEqual({});
    await expectRightBooks();
  });
});

describe('truth 5 and 13: repeated, interrupted, at the same time', () => {
  it('asking for the same deposit twice is one payment', async () => {
    const pilot = await activePilot();
    const requests = await Promise.all(Array.from({ length: 10 }, () => fundMilestone(pilot.finance, at(pilot))));
    expect(new Set(requests.map((payment) => payment.id)).size).toBe(1);
    await runDueJobs();
    expect(await operationsOf(pilot)).toEqual([{ kind: 'collect', amountVnd: gross }]);
    await expect(fundMilestone(pilot.finance, at(pilot))).rejects.toMatchObject({ code: 'stale_state' });
    await expectRightBooks();
  });

  it('a payment whose job ran many times, also at once, is posted once', async () => {
    const pilot = await activePilot();
    const { id: paymentId } = await fundMilestone(pilot.finance, at(pilot));
    await Promise.all(Array.from({ length: 10 }, () => confirmSandboxPayment({ paymentId })));
    await confirmSandboxPayment({ paymentId });
    await runDueJobs();
    expect(await statusOf(pilot)).toBe('funded');
    expect(await balances(pilot)).toEqual({ sandbox_escrow: gross, escrow: gross });
    expect(await operationsOf(pilot)).toHaveLength(1);
    await expectRightBooks();
  });

  it('a job killed after the provider took the money, before we wrote it down, ends the same', async () => {
    const pilot = await activePilot();
    const payment = await fundMilestone(pilot.finance, at(pilot));
    const { amountVnd, reference } = payment;
    await sandboxRail.collect({ key: `payment:${payment.id}`, amountVnd, reference });
    expect(await statusOf(pilot)).toBe('awaiting_funds');
    await runDueJobs();
    expect(await statusOf(pilot)).toBe('funded');
    expect(await operationsOf(pilot)).toHaveLength(1);
    await expectRightBooks();
  });

  it('a payout whose job was killed in between and ran again pays once', async () => {
    const pilot = await acceptedPilot();
    const payout = await releaseMilestone(pilot.finance, { ...at(pilot), ...invoice });
    const { amountVnd, payeeId } = payout;
    await sandboxRail.payOut({ key: `payout:${payout.id}`, amountVnd, payeeId });
    await Promise.all(Array.from({ length: 10 }, () => confirmSandboxPayout({ payoutId: payout.id })));
    await runDueJobs();
    expect(await statusOf(pilot)).toBe('released');
    expect(await operationsOf(pilot)).toEqual([
      { kind: 'collect', amountVnd: gross },
      { kind: 'pay_out', amountVnd: gross },
    ]);
    await expectRightBooks();
  });

  it('a provider that reports another amount changes nothing', async () => {
    const pilot = await activePilot();
    const payment = await fundMilestone(pilot.finance, at(pilot));
    const answer = { state: 'done' as const, amountVnd: gross - 1n, reference: 'X' };
    await expect(confirmFunding(payment.id, answer)).rejects.toMatchObject({ reason: 'provider_amount_differs' });
    expect(await balances(pilot)).toEqual({});
    await confirmFunding(payment.id, { ...answer, state: 'pending' });
    expect(await statusOf(pilot)).toBe('awaiting_funds');
    await runDueJobs();
    await expectRightBooks();
  });

  it('50 releases of one milestone at once by different people: one payment', async () => {
    const pilot = await acceptedPilot();
    const others = await Promise.all(Array.from({ length: 5 }, () => createColleague(pilot.buyer, ['finance'])));
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, (_, index) =>
        releaseMilestone(others[index % 5] ?? pilot.finance, { ...at(pilot), ...invoice }),
      ),
    );
    const done = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value.id] : []));
    expect(new Set(done).size).toBe(1);
    expect(done).toHaveLength(10); // the one who was first, each time with the same result
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'stale_state' });
    await runDueJobs();
    expect(await unsafeContractPaidOut(db, pilot.contractId)).toEqual({ paidVnd: gross, refundedVnd: 0n });
    await expectRightBooks();
  });

  it('accepting at the same time as asking for changes: one of them happened', async () => {
    const pilot = await fundedPilot();
    await startMilestone(pilot.supplier, at(pilot));
    await deliver(pilot);
    const { requestMilestoneChanges } = await import('#app/domain/pilots/request-milestone-changes.server.ts');
    const results = await Promise.allSettled([
      ...Array.from({ length: 5 }, () => acceptMilestone(pilot.buyer, { ...at(pilot), note: '' })),
      ...Array.from({ length: 5 }, () =>
        requestMilestoneChanges(pilot.buyer, { ...at(pilot), reason: 'Thiếu số liệu' }),
      ),
    ]);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    await expectRightBooks();
  });
});

describe('two people, verified organisations', () => {
  it('who accepted does not release, not even past the policy', async () => {
    const pilot = await acceptedPilot();
    const both = { ...pilot.buyer, roles: ['owner'] as const };
    await expect(releaseMilestone(both, { ...at(pilot), ...invoice })).rejects.toMatchObject({
      reason: 'accepter_cannot_release',
    });
    const bypass = db.execute(sql`
      insert into payouts (id, contract_id, milestone_id, payee_id, rail, amount_vnd, invoice_number, invoice_date, released_by)
      values (gen_random_uuid(), ${pilot.contractId}, ${at(pilot).milestoneId}, ${pilot.supplier.organizationId}, 'sandbox',
        1, 'x', '2026-01-01', ${pilot.buyer.userId})`);
    expect(await bypass.then(() => null, brokenConstraint)).toBe('payouts_two_people');
  });

  it('a payout cannot be changed to another amount or payee, nor ordered twice', async () => {
    const pilot = await acceptedPilot();
    const payout = await releaseMilestone(pilot.finance, { ...at(pilot), ...invoice });
    await expect(db.execute(sql`update payouts set amount_vnd = 1 where id = ${payout.id}`)).rejects.toThrow();
    const second = db.execute(sql`
      insert into payouts (id, contract_id, milestone_id, payee_id, rail, amount_vnd, invoice_number, invoice_date, released_by)
      select gen_random_uuid(), contract_id, milestone_id, payee_id, rail, amount_vnd, invoice_number, invoice_date, released_by
      from payouts where id = ${payout.id}`);
    expect(await second.then(() => null, brokenConstraint)).toBe('payouts_one_live');
  });

  it('managers do not move money, the other side cannot, a suspended organisation can do nothing', async () => {
    const pilot = await acceptedPilot();
    const release = { ...at(pilot), ...invoice };
    const suspended = { ...pilot.finance, organizationStatus: 'suspended' as const };
    const otherManager = await createColleague(pilot.buyer, ['manager']);
    await expect(releaseMilestone(suspended, release)).rejects.toMatchObject({ reason: 'party_not_verified' });
    await expect(releaseMilestone(otherManager, release)).rejects.toMatchObject({ reason: 'needs_finance' });
    await expect(releaseMilestone(pilot.supplier, release)).rejects.toMatchObject({ reason: 'not_buyer' });
    await expect(fundMilestone(suspended, at(pilot, 1))).rejects.toMatchObject({ reason: 'party_not_verified' });
  });

  it('no money goes to a payee that is not verified', async () => {
    const pilot = await acceptedPilot();
    await db.execute(sql`update organizations set status = 'suspended' where id = ${pilot.supplier.organizationId}`);
    await expect(releaseMilestone(pilot.finance, { ...at(pilot), ...invoice })).rejects.toMatchObject({
      reason: 'payee_not_verified',
    });
    expect(await unsafePayoutsOf(db, pilot.contractId)).toEqual([]);
  });

  it('a stranger finds no contract', async () => {
    const pilot = await acceptedPilot();
    const stranger = (await acceptedPilot()).finance;
    await expect(releaseMilestone(stranger, { ...at(pilot), ...invoice })).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      confirmPayout(pilot.contractId, { state: 'done', amountVnd: 1n, reference: '' }),
    ).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
