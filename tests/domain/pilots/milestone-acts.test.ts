import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { verifyBooks } from '#app/domain/flows/verify-books.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { unsafeContractBalances, unsafeContractPaidOut } from '#app/domain/ledger/ledger.queries.server.ts';
import { brokenConstraint } from '#app/domain/ledger/post-transfer.server.ts';
import { unsafePaymentsOf, unsafeRefundsOf } from '#app/domain/payments/payment.queries.server.ts';
import { refundKey } from '#app/domain/payments/request-refunds.server.ts';
import { acceptMilestone } from '#app/domain/pilots/accept-milestone.server.ts';
import { acceptProposal } from '#app/domain/pilots/accept-proposal.server.ts';
import { appointArbiter } from '#app/domain/pilots/appoint-arbiter.server.ts';
import { arbitrate } from '#app/domain/pilots/arbitrate.server.ts';
import { awardMilestone } from '#app/domain/pilots/award-milestone.server.ts';
import { confirmRefund } from '#app/domain/pilots/confirm-refund.server.ts';
import { requireContract } from '#app/domain/pilots/contract.queries.server.ts';
import { declineProposal } from '#app/domain/pilots/decline-proposal.server.ts';
import { disputeMilestone } from '#app/domain/pilots/dispute-milestone.server.ts';
import { failPayout } from '#app/domain/pilots/fail-payout.server.ts';
import { fundMilestone } from '#app/domain/pilots/fund-milestone.server.ts';
import { payRetention } from '#app/domain/pilots/pay-retention.server.ts';
import { unsafeProposalsOf } from '#app/domain/pilots/proposal.queries.server.ts';
import type { ProposalKind } from '#app/domain/pilots/proposal.states.ts';
import { propose } from '#app/domain/pilots/propose.server.ts';
import { recordChargeback } from '#app/domain/pilots/record-chargeback.server.ts';
import { rejectMilestone } from '#app/domain/pilots/reject-milestone.server.ts';
import { releaseMilestone } from '#app/domain/pilots/release-milestone.server.ts';
import { requestMilestoneChanges } from '#app/domain/pilots/request-milestone-changes.server.ts';
import { retryRefund } from '#app/domain/pilots/retry-refund.server.ts';
import { startMilestone } from '#app/domain/pilots/start-milestone.server.ts';
import { takeBackContract } from '#app/domain/pilots/take-back-contract.server.ts';
import { withdrawProposal } from '#app/domain/pilots/withdraw-proposal.server.ts';
import { handle as runPilotClock } from '#app/jobs/handlers/run-pilot-clock.ts';
import { db, inTransaction } from '#db/client.server.ts';
import { memberships } from '#db/schema/organizations.ts';
import { createActor, createColleague } from '#tests/support/factories.ts';
import { runDueJobs } from '#tests/support/jobs.ts';
import {
  acceptedPilot,
  activePilot,
  at,
  deliver,
  draftPilot,
  fundedPilot,
  invoiced,
  offeredPilot,
  type Pilot,
  sign,
  statusOf,
} from '#tests/support/pilots.ts';

const gross = 300_000_000n;
const invoice = { invoiceNumber: '1C26TAA-0001', invoiceDate: '2026-01-15' };
type Options = Parameters<typeof fundedPilot>[0];

const balances = async (pilot: Pilot) => Object.fromEntries(await unsafeContractBalances(db, pilot.contractId));
const expectRightBooks = async () => expect((await verifyBooks()).faults).toEqual([]);
const contractOf = async (pilot: Pilot) => (await requireContract(pilot.buyer, pilot.contractId)).contract;

async function submittedPilot(options?: Options): Promise<Pilot> {
  const pilot = await fundedPilot(options);
  await startMilestone(pilot.supplier, at(pilot));
  await deliver(pilot);
  return pilot;
}

async function ask(pilot: Pilot, actor: Actor, kind: ProposalKind, terms: Record<string, string> = {}, whole = false) {
  const { contractId, milestoneId } = at(pilot);
  const { id } = await propose(actor, {
    contractId,
    milestoneId: whole ? null : milestoneId,
    kind,
    terms,
    reason: 'Theo trao đổi',
  });
  const proposal = (await unsafeProposalsOf(db, contractId)).find((each) => each.id === id);
  return { contractId, proposalId: id, termsSha256: proposal?.termsSha256 ?? '' };
}

/** One side proposes, the other agrees. */
async function agree(pilot: Pilot, kind: ProposalKind, terms: Record<string, string> = {}, whole = false) {
  await acceptProposal(pilot.supplier, await ask(pilot, pilot.buyer, kind, terms, whole));
}

const past = async (pilot: Pilot, column: 'due_on' | 'inspection_ends_at', ago = '1 day') =>
  db.execute(
    sql`update milestones set ${sql.raw(column)} = now() - ${ago}::interval where id = ${at(pilot).milestoneId}`,
  );

describe('what both must agree to', () => {
  it('happens when the other side accepts, word for word, and not before', async () => {
    const pilot = await submittedPilot();
    const proposal = await ask(pilot, pilot.supplier, 'part', { acceptedVnd: '200000000', rest: 'refund' });
    expect(await statusOf(pilot)).toBe('submitted');
    await expect(acceptProposal(pilot.supplier, proposal)).rejects.toMatchObject({ reason: 'own_proposal' });
    await expect(acceptProposal(pilot.finance, proposal)).rejects.toMatchObject({ reason: 'needs_manager' });
    await expect(acceptProposal(pilot.buyer, { ...proposal, termsSha256: '0'.repeat(64) })).rejects.toMatchObject({
      reason: 'proposal_changed',
    });
    await expect(ask(pilot, pilot.buyer, 'part', { acceptedVnd: '1' })).rejects.toMatchObject({
      reason: 'proposal_open',
    });
    const stranger = (await activePilot()).buyer;
    await expect(acceptProposal(stranger, proposal)).rejects.toMatchObject({ code: 'not_found' });
    const answers = await Promise.allSettled(Array.from({ length: 10 }, () => acceptProposal(pilot.buyer, proposal)));
    expect(answers.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    expect(await statusOf(pilot)).toBe('accepted');
    expect(await balances(pilot)).toMatchObject({ payable: 200_000_000n, refund_payable: 100_000_000n, escrow: 0n });
    await runDueJobs();
    expect(await balances(pilot)).toMatchObject({ payable: 200_000_000n, refund_payable: 0n });
    await expectRightBooks();
    const change = db.execute(sql`update proposals set terms = '{}' where id = ${proposal.proposalId}`);
    await expect(change).rejects.toThrow();
  });

  it('is declined, withdrawn, or lapses by the database’s clock; nothing has happened then', async () => {
    const pilot = await submittedPilot();
    const declined = await ask(pilot, pilot.buyer, 'part', { acceptedVnd: '1', rest: 'refund' });
    await expect(declineProposal(pilot.buyer, { ...declined, reason: 'x' })).rejects.toMatchObject({
      reason: 'own_proposal',
    });
    await declineProposal(pilot.supplier, { ...declined, reason: 'Quá ít' });
    await expect(acceptProposal(pilot.supplier, declined)).rejects.toMatchObject({ code: 'stale_state' });
    const withdrawn = await ask(pilot, pilot.buyer, 'part', { acceptedVnd: '1', rest: 'refund' });
    await expect(withdrawProposal(pilot.supplier, withdrawn)).rejects.toMatchObject({ reason: 'not_own_proposal' });
    await withdrawProposal(pilot.buyer, withdrawn);
    const late = await ask(pilot, pilot.buyer, 'part', { acceptedVnd: '1', rest: 'refund' });
    await runPilotClock();
    expect((await unsafeProposalsOf(db, pilot.contractId)).map((each) => each.status)).toEqual([
      'open',
      'withdrawn',
      'declined',
    ]);
    await acceptMilestone(pilot.buyer, { ...at(pilot), note: '' });
    await expect(acceptProposal(pilot.supplier, late)).rejects.toMatchObject({ reason: 'milestone_elsewhere' });
    await expectRightBooks();
  });

  it('a part whose rest stays for a follow-on milestone: the contract still adds up and the follower is funded', async () => {
    const pilot = await submittedPilot();
    const terms = { acceptedVnd: '200000000', rest: 'follow_on', dueOn: '2031-06-30' };
    await acceptProposal(pilot.buyer, await ask(pilot, pilot.supplier, 'part', terms));
    const { milestones } = await requireContract(pilot.buyer, pilot.contractId);
    expect(milestones.map((each) => [each.amountVnd, each.status])).toEqual([
      [200_000_000n, 'accepted'],
      [150_000_000n, 'planned'],
      [100_000_000n, 'funded'],
    ]);
    await expectRightBooks();
  });
});

describe('rejection and missed dates', () => {
  it('rejects with a reason per criterion; a rework or a new date takes both sides', async () => {
    const pilot = await submittedPilot();
    const findings = [{ reason: '' }, { reason: 'Chỉ chạy 12 ngày' }];
    await expect(rejectMilestone(pilot.supplier, { ...at(pilot), findings })).rejects.toMatchObject({
      reason: 'not_buyer',
    });
    await expect(rejectMilestone(pilot.buyer, { ...at(pilot), findings: [{ reason: ' ' }] })).rejects.toMatchObject({
      reason: 'reason_required',
    });
    await rejectMilestone(pilot.buyer, { ...at(pilot), findings });
    expect(await statusOf(pilot)).toBe('rejected');
    const [kept] = await db.execute<{ findings: unknown }>(
      sql`select findings from rejections where milestone_id = ${at(pilot).milestoneId}`,
    );
    expect(kept?.findings).toEqual([{ criterion: 'Chạy liên tục 30 ngày', reason: 'Chỉ chạy 12 ngày' }]);
    await expect(agree(pilot, 'rework', { dueOn: '2020-01-01' })).rejects.toMatchObject({ reason: 'date_passed' });
    await agree(pilot, 'rework', { dueOn: '2031-01-31' });
    expect(await statusOf(pilot)).toBe('in_progress');
    await past(pilot, 'due_on', '2 days');
    await Promise.all([runPilotClock(), runPilotClock()]);
    expect(await statusOf(pilot)).toBe('missed');
    await agree(pilot, 'new_date', { dueOn: '2031-02-28' });
    await runPilotClock();
    expect(await statusOf(pilot)).toBe('in_progress');
    await expectRightBooks();
  });

  it('a delivery is sent back for changes only as often as the contract says', async () => {
    const pilot = await submittedPilot({ terms: { changeRounds: 1 } });
    await requestMilestoneChanges(pilot.buyer, { ...at(pilot), reason: 'Sửa' });
    await deliver(pilot);
    await expect(requestMilestoneChanges(pilot.buyer, { ...at(pilot), reason: 'Sửa' })).rejects.toMatchObject({
      reason: 'no_rounds_left',
    });
  });
});

describe('silence', () => {
  const tell = async (pilot: Pilot) => {
    const rows = await db.execute<{ count: number }>(
      sql`select count(*)::int as count from inspection_reminders where milestone_id = ${at(pilot).milestoneId}`,
    );
    return rows[0]?.count;
  };
  const end = (pilot: Pilot) =>
    db.execute(
      sql`update milestones set inspection_ends_at = now() - interval '1 hour' where id = ${at(pilot).milestoneId}`,
    );

  it('accepts only where the contract says so, after every reminder, a day after the last', async () => {
    const pilot = await submittedPilot({ terms: { silentAcceptance: true, inspectionDays: 10 } });
    await runPilotClock();
    expect(await tell(pilot)).toBe(0);
    await db.execute(
      sql`update milestones set inspection_ends_at = now() + interval '12 hours' where id = ${at(pilot).milestoneId}`,
    );
    await Promise.all([runPilotClock(), runPilotClock()]);
    expect(await tell(pilot)).toBe(1);
    await end(pilot);
    await runPilotClock();
    // The last reminder is not a day old: silence says nothing yet.
    expect(await statusOf(pilot)).toBe('submitted');
    const owner = process.env.DATABASE_MIGRATION_URL ?? '';
    const { default: postgres } = await import('postgres');
    const admin = postgres(owner, { max: 1 });
    await admin`alter table inspection_reminders disable trigger user`;
    await admin`update inspection_reminders set sent_at = now() - interval '25 hours'`;
    await admin`alter table inspection_reminders enable trigger user`;
    await admin.end();
    await Promise.all([runPilotClock(), runPilotClock()]);
    expect(await statusOf(pilot)).toBe('accepted');
    expect(await balances(pilot)).toMatchObject({ payable: gross, escrow: 0n });
    await invoiced(pilot);
    await releaseMilestone(pilot.finance, { ...at(pilot), ...invoice });
    await expectRightBooks();
  });

  it('never accepts without the contract’s word, nor for a state body', async () => {
    const without = await submittedPilot();
    const agency = await activePilot({
      buyerKind: 'state_agency',
      fundingSource: 'state_budget',
      terms: { silentAcceptance: true },
    });
    await startMilestone(agency.supplier, at(agency));
    await deliver(agency);
    for (const pilot of [without, agency]) {
      await end(pilot);
      await runPilotClock();
      await runPilotClock();
      expect(await statusOf(pilot)).toBe('submitted');
    }
    expect((await contractOf(agency)).silentAcceptance).toBe(false);
  });
});

describe('disputes', () => {
  it('freezes what is disputed and this milestone alone, and ends by a split that adds up', async () => {
    const pilot = await submittedPilot();
    await fundMilestone(pilot.finance, at(pilot, 1));
    await runDueJobs();
    await expect(
      disputeMilestone(pilot.supplier, { ...at(pilot), amountVnd: gross + 1n, reason: 'x' }),
    ).rejects.toMatchObject({ reason: 'dispute_amount' });
    await disputeMilestone(pilot.supplier, { ...at(pilot), amountVnd: 100_000_000n, reason: 'Không kiểm tra' });
    expect(await balances(pilot)).toMatchObject({ dispute_hold: 100_000_000n, escrow: 350_000_000n });
    await startMilestone(pilot.supplier, at(pilot, 1));
    await expect(acceptMilestone(pilot.buyer, { ...at(pilot), note: '' })).rejects.toMatchObject({
      code: 'stale_state',
    });
    const wrong = { earnedVnd: '60000000', refundVnd: '60000000', rest: 'startup' };
    await expect(agree(pilot, 'settlement', wrong)).rejects.toMatchObject({ reason: 'split_adds_up' });
    expect(await unsafeProposalsOf(db, pilot.contractId)).toEqual([]);
    await agree(pilot, 'settlement', { earnedVnd: '60000000', refundVnd: '40000000', rest: 'startup' });
    expect(await statusOf(pilot)).toBe('accepted');
    expect(await balances(pilot)).toMatchObject({
      dispute_hold: 0n,
      payable: 260_000_000n,
      refund_payable: 40_000_000n,
      escrow: 150_000_000n,
    });
    await runDueJobs();
    await expectRightBooks();
    expect(await unsafeContractPaidOut(db, pilot.contractId)).toEqual({ paidVnd: 0n, refundedVnd: 40_000_000n });
  });

  it('an arbiter of neither party decides; nobody else does, and only once', async () => {
    const pilot = await submittedPilot();
    await disputeMilestone(pilot.buyer, { ...at(pilot), amountVnd: gross, reason: 'Không đạt' });
    const administrator = await createActor({ kind: 'coordinator' });
    const arbiter = await createActor({ kind: 'university' });
    const appointment = { ...at(pilot), userId: arbiter.userId };
    await expect(appointArbiter(pilot.buyer, appointment)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(appointArbiter(administrator, { ...at(pilot), userId: pilot.finance.userId })).rejects.toMatchObject({
      reason: 'arbiter_of_party',
    });
    const decision = {
      ...at(pilot),
      kind: 'settlement' as const,
      terms: { earnedVnd: '0', refundVnd: gross.toString(), rest: 'funders' },
      reason: 'Không có sản phẩm',
    };
    await expect(arbitrate(arbiter, decision)).rejects.toMatchObject({ reason: 'not_arbiter' });
    await appointArbiter(administrator, appointment);
    await expect(appointArbiter(administrator, appointment)).rejects.toMatchObject({ reason: 'arbiter_appointed' });
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => arbitrate(arbiter, decision)));
    expect(results.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    expect(await statusOf(pilot)).toBe('cancelling');
    await runDueJobs();
    expect(await statusOf(pilot)).toBe('refunded');
    expect(await statusOf(pilot, 1)).toBe('awaiting_funds');
    await expectRightBooks();
  });

  it('of state-budget money freezes the payment without a hold', async () => {
    const pilot = await activePilot({ fundingSource: 'state_budget', buyerKind: 'state_agency', amounts: [gross] });
    await startMilestone(pilot.supplier, at(pilot));
    await deliver(pilot);
    await disputeMilestone(pilot.buyer, { ...at(pilot), amountVnd: 100_000_000n, reason: 'Thiếu' });
    expect(await balances(pilot)).toEqual({});
    await agree(pilot, 'settlement', { earnedVnd: '0', refundVnd: '100000000', rest: 'startup' });
    expect(await statusOf(pilot)).toBe('accepted');
    const [record] = await db.execute<{ gross: string }>(
      sql`select gross_vnd::text as gross from acceptance_records where milestone_id = ${at(pilot).milestoneId}`,
    );
    expect(record?.gross).toBe('200000000');
    await expectRightBooks();
  });
});

describe('cancellation and refunds', () => {
  const shares = [100_000_001n, 33_333_333n];

  it('goes back to each funder what it paid, to the đồng, and ends the milestone with the last refund', async () => {
    const pilot = await fundedPilot({ shares });
    const paid = (await unsafePaymentsOf(db, pilot.contractId)).map((each) => [each.funderId, each.amountVnd]);
    expect(paid).toHaveLength(3);
    await agree(pilot, 'cancellation');
    expect(await statusOf(pilot)).toBe('cancelling');
    const asked = (await unsafeRefundsOf(db, pilot.contractId)).map(({ refund }) => refund);
    expect(asked.map((each) => [each.funderId, each.amountVnd]).sort()).toEqual([...paid].sort());
    await runDueJobs();
    expect(await statusOf(pilot)).toBe('refunded');
    expect(await unsafeContractPaidOut(db, pilot.contractId)).toEqual({ paidVnd: 0n, refundedVnd: gross });
    await expect(db.execute(sql`delete from refunds`)).rejects.toThrow();
    await expect(db.execute(sql`update refunds set amount_vnd = 1`)).rejects.toThrow();
    await expectRightBooks();
  });

  it('a refund that the rail refuses is kept with its words and asked again under another key', async () => {
    const pilot = await fundedPilot();
    await agree(pilot, 'cancellation');
    const [row] = await unsafeRefundsOf(db, pilot.contractId);
    const refund = row?.refund;
    if (!refund) throw new Error('no refund');
    const first = refundKey(refund);
    await confirmRefund(refund.id, first, { state: 'failed', amountVnd: 0n, reference: 'Tài khoản đã đóng' });
    await runDueJobs();
    expect((await unsafeRefundsOf(db, pilot.contractId))[0]?.refund).toMatchObject({
      status: 'failed',
      lastError: 'Tài khoản đã đóng',
    });
    expect(await statusOf(pilot)).toBe('cancelling');
    const where = { contractId: pilot.contractId, refundId: refund.id };
    await expect(retryRefund(pilot.supplier, where)).rejects.toMatchObject({ code: 'forbidden' });
    await retryRefund(pilot.finance, where);
    // A late word about the refused request changes nothing.
    await confirmRefund(refund.id, first, { state: 'done', amountVnd: refund.amountVnd, reference: 'X' });
    expect(await statusOf(pilot)).toBe('cancelling');
    await runDueJobs();
    expect(await statusOf(pilot)).toBe('refunded');
    await expectRightBooks();
  });

  it('a contract that is terminated ends with the last milestone that binds money', async () => {
    const pilot = await fundedPilot();
    await agree(pilot, 'termination', {}, true);
    expect((await contractOf(pilot)).status).toBe('terminating');
    await expect(startMilestone(pilot.supplier, at(pilot))).rejects.toMatchObject({ reason: 'contract_not_active' });
    await agree(pilot, 'cancellation');
    await runDueJobs();
    expect((await contractOf(pilot)).status).toBe('terminated');
    await expectRightBooks();
  });

  it('a suspended contract rests until both want it on', async () => {
    const pilot = await fundedPilot();
    await agree(pilot, 'suspension', {}, true);
    await expect(startMilestone(pilot.supplier, at(pilot))).rejects.toMatchObject({ reason: 'contract_not_active' });
    await agree(pilot, 'resumption', {}, true);
    await startMilestone(pilot.supplier, at(pilot));
  });
});

describe('co-sponsors', () => {
  it('shares of each milestone and of each funder add up; the milestone is funded with the last share', async () => {
    const pilot = await activePilot({ amounts: [100n, 200n, 1n], shares: [100n, 100n] });
    const rows = await db.execute<{ position: number; sum: string; organization: string }>(sql`
      select m.position, s.amount_vnd::text as sum, s.organization_id as organization
      from milestone_shares s join milestones m on m.id = s.milestone_id where m.contract_id = ${pilot.contractId}`);
    const total = (by: (row: (typeof rows)[number]) => boolean) =>
      rows.filter(by).reduce((sum, row) => sum + BigInt(row.sum), 0n);
    expect([1, 2, 3].map((position) => total((row) => row.position === position))).toEqual([100n, 200n, 1n]);
    expect(pilot.funders.map((each) => total((row) => row.organization === each.organizationId))).toEqual([100n, 100n]);
    const [one, two] = pilot.funders;
    if (!one || !two) throw new Error('no funders');
    await fundMilestone(one, at(pilot));
    await fundMilestone(pilot.finance, at(pilot));
    await runDueJobs();
    expect(await statusOf(pilot)).toBe('awaiting_funds');
    await expect(fundMilestone(pilot.finance, at(pilot))).rejects.toMatchObject({ reason: 'fully_funded' });
    await expect(fundMilestone(one, at(pilot, 1))).rejects.toMatchObject({ reason: 'milestone_elsewhere' });
    await fundMilestone(two, at(pilot));
    await runDueJobs();
    expect(await statusOf(pilot)).toBe('funded');
    await expect(requireContract(one, pilot.contractId)).rejects.toMatchObject({ code: 'not_found' });
    await expectRightBooks();
  });
});

describe('payouts that fail', () => {
  it('are owed again, and paid again after the account is corrected', async () => {
    const pilot = await acceptedPilot({ amounts: [gross] });
    const payout = await releaseMilestone(pilot.finance, { ...at(pilot), ...invoice });
    expect(await inTransaction((tx) => failPayout(tx, payout.id, 'pending', 'Sai số tài khoản'))).toBe(true);
    expect(await inTransaction((tx) => failPayout(tx, payout.id, 'pending', 'Sai số tài khoản'))).toBe(false);
    expect(await balances(pilot)).toMatchObject({ payable: gross, payout_clearing: 0n });
    const again = await releaseMilestone(pilot.finance, { ...at(pilot), ...invoice });
    expect(again.id).not.toBe(payout.id);
    await runDueJobs();
    expect((await contractOf(pilot)).status).toBe('completed');
    await runPilotClock();
    await inTransaction((tx) => failPayout(tx, again.id, 'confirmed', 'Trả lại'));
    expect((await contractOf(pilot)).status).toBe('active');
    await releaseMilestone(pilot.finance, { ...at(pilot), ...invoice });
    await runDueJobs();
    expect(await unsafeContractPaidOut(db, pilot.contractId)).toEqual({ paidVnd: gross, refundedVnd: 0n });
    await expectRightBooks();
  });

  it('nothing is released without the e-invoice’s file', async () => {
    const pilot = await submittedPilot();
    await acceptMilestone(pilot.buyer, { ...at(pilot), note: '' });
    await expect(releaseMilestone(pilot.finance, { ...at(pilot), ...invoice })).rejects.toMatchObject({
      reason: 'invoice_missing',
    });
  });
});

describe('warranty', () => {
  const terms = { retentionBps: 1_000, warrantyDays: 90 };
  async function warrantyPilot(): Promise<Pilot> {
    const pilot = await acceptedPilot({ amounts: [gross], terms });
    await releaseMilestone(pilot.finance, { ...at(pilot), ...invoice });
    await runDueJobs();
    await runPilotClock();
    return pilot;
  }
  const expire = (pilot: Pilot) =>
    db.execute(
      sql`update pilot_contracts set warranty_ends_at = now() - interval '1 minute' where id = ${pilot.contractId}`,
    );

  it('what was kept back is due when it is over, paid once, and then the contract is closed', async () => {
    const pilot = await warrantyPilot();
    expect((await contractOf(pilot)).status).toBe('warranty');
    expect(await balances(pilot)).toMatchObject({ retention: 30_000_000n });
    const pay = { contractId: pilot.contractId, ...invoice };
    await expect(payRetention(pilot.finance, pay)).rejects.toMatchObject({ reason: 'no_retention_due' });
    await expire(pilot);
    await Promise.all([runPilotClock(), runPilotClock()]);
    expect(await balances(pilot)).toMatchObject({ retention: 0n, payable: 30_000_000n });
    await expect(payRetention(pilot.buyer, pay)).rejects.toMatchObject({ reason: 'needs_finance' });
    const paid = await Promise.allSettled(Array.from({ length: 5 }, () => payRetention(pilot.finance, pay)));
    expect(paid.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    await runPilotClock();
    expect((await contractOf(pilot)).status).toBe('warranty');
    await runDueJobs();
    await runPilotClock();
    expect((await contractOf(pilot)).status).toBe('closed');
    expect(await unsafeContractPaidOut(db, pilot.contractId)).toEqual({ paidVnd: gross, refundedVnd: 0n });
    await expectRightBooks();
  });

  it('a claim takes both sides and never more than is kept; while it waits nothing is released', async () => {
    const pilot = await warrantyPilot();
    const claim = await ask(pilot, pilot.buyer, 'retention_claim', { claimVnd: '10000000' }, true);
    await expire(pilot);
    await runPilotClock();
    expect(await balances(pilot)).toMatchObject({ retention: 30_000_000n });
    await acceptProposal(pilot.supplier, claim);
    await runDueJobs();
    await runPilotClock();
    expect(await balances(pilot)).toMatchObject({ retention: 0n, payable: 20_000_000n, refund_payable: 0n });
    await expect(agree(pilot, 'retention_claim', { claimVnd: '1' }, true)).rejects.toMatchObject({
      reason: 'claimed_before',
    });
    await expectRightBooks();
  });
});

describe('chargeback', () => {
  it('follows the provider once, covers what it can from escrow and freezes the rest', async () => {
    const pilot = await fundedPilot({ shares: [150_000_000n] });
    const payment = (await unsafePaymentsOf(db, pilot.contractId)).find(
      (each) => each.funderId === pilot.funders[0]?.organizationId,
    );
    const input = { paymentId: payment?.id ?? '', amountVnd: payment?.amountVnd ?? 0n, providerReference: 'dp_1' };
    await Promise.all([recordChargeback(input), recordChargeback(input)]);
    await recordChargeback(input);
    expect(await statusOf(pilot)).toBe('disputed');
    const left = gross - input.amountVnd;
    expect(await balances(pilot)).toMatchObject({ escrow: 0n, dispute_hold: left, chargeback_receivable: 0n });
    await expect(recordChargeback({ ...input, amountVnd: 1n })).rejects.toMatchObject({ code: 'idempotency_mismatch' });
    await agree(pilot, 'settlement', { earnedVnd: '0', refundVnd: left.toString(), rest: 'funders' });
    await runDueJobs();
    expect(await statusOf(pilot)).toBe('refunded');
    await expectRightBooks();
  });
});

describe('prizes and grants', () => {
  it('are awarded when funded, without work to inspect, and paid by somebody else', async () => {
    const pilot = await fundedPilot({ amounts: [gross], terms: { kind: 'prize' } });
    await expect(startMilestone(pilot.supplier, at(pilot))).rejects.toMatchObject({ reason: 'no_pilot' });
    await expect(awardMilestone(pilot.finance, { ...at(pilot), note: '' })).rejects.toMatchObject({
      reason: 'needs_manager',
    });
    await awardMilestone(pilot.buyer, { ...at(pilot), note: '' });
    await invoiced(pilot);
    await releaseMilestone(pilot.finance, { ...at(pilot), ...invoice });
    await runDueJobs();
    expect((await contractOf(pilot)).status).toBe('completed');
    const ordinary = await fundedPilot();
    await expect(awardMilestone(ordinary.buyer, { ...at(ordinary), note: '' })).rejects.toMatchObject({
      reason: 'only_prizes',
    });
    await expectRightBooks();
  });
});

describe('one person, one side', () => {
  it('a member of both parties acts for neither, not even past the policy', async () => {
    const pilot = await offeredPilot();
    const both = await createColleague(pilot.buyer, ['owner']);
    await db
      .insert(memberships)
      .values({ organizationId: pilot.supplier.organizationId, userId: both.userId, roles: ['owner'], desks: [] });
    await expect(sign(pilot, both)).rejects.toMatchObject({ reason: 'on_both_sides' });
    const bypass = db.execute(sql`
      insert into contract_signatures (contract_id, organization_id, user_id, document_sha256, method, consent_text)
      values (${pilot.contractId}, ${pilot.buyer.organizationId}, ${both.userId}, 'x', 'typed_consent', 'x')`);
    expect(await bypass.then(() => null, brokenConstraint)).toBe('contract_signatures_one_side');
  });

  it('an offered contract goes back to drafting before anybody signs, not after', async () => {
    const pilot = await offeredPilot();
    await takeBackContract(pilot.supplier, { contractId: pilot.contractId, reason: 'Sai ngày' });
    expect((await contractOf(pilot)).status).toBe('draft');
    const draft = await draftPilot();
    await expect(takeBackContract(draft.buyer, { contractId: draft.contractId, reason: 'x' })).rejects.toMatchObject({
      code: 'stale_state',
    });
    const signed = await offeredPilot();
    await sign(signed, signed.supplier);
    await expect(takeBackContract(signed.buyer, { contractId: signed.contractId, reason: 'x' })).rejects.toMatchObject({
      reason: 'somebody_signed',
    });
    const past = db.execute(
      sql`update pilot_contracts set status = 'draft', terms = 'khác' where id = ${signed.contractId}`,
    );
    await expect(past).rejects.toThrow();
  });
});
