import { sql } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { verifyBooks } from '#app/domain/flows/verify-books.server.ts';
import { unsafeContractBalances } from '#app/domain/ledger/ledger.queries.server.ts';
import { nextCardPayment } from '#app/domain/payments/card-limits.ts';
import { unsafePaymentsOf, unsafePayoutsOf } from '#app/domain/payments/payment.queries.server.ts';
import { unsafeOperationsOf } from '#app/domain/payments/provider-operation.queries.server.ts';
import { acceptMilestone } from '#app/domain/pilots/accept-milestone.server.ts';
import { cancelMilestone } from '#app/domain/pilots/cancel-milestone.server.ts';
import { fundMilestone } from '#app/domain/pilots/fund-milestone.server.ts';
import { lockMilestone } from '#app/domain/pilots/milestone.queries.server.ts';
import { releaseMilestone } from '#app/domain/pilots/release-milestone.server.ts';
import { startMilestone } from '#app/domain/pilots/start-milestone.server.ts';
import { reconcileRails } from '#app/domain/reconciliation/reconcile-rails.server.ts';
import { isPaidOutByHand } from '#app/integrations/stripe/stripe-rail.server.ts';
import { handle as catchUp } from '#app/jobs/handlers/catch-up-with-provider.ts';
import { handle as openCheckout } from '#app/jobs/handlers/open-checkout.ts';
import { handle as payOut } from '#app/jobs/handlers/pay-out-by-stripe.ts';
import { action } from '#app/routes/webhooks/stripe.ts';
import { db, inTransaction } from '#db/client.server.ts';
import { payeeAccounts } from '#db/schema/providers.ts';
import { runDueJobs } from '#tests/support/jobs.ts';
import { activePilot, at, deliver, invoiced, type Pilot, statusOf } from '#tests/support/pilots.ts';
import { badDay } from '#tests/support/stripe/deliveries.ts';

// Before anything reads the environment, which imports would.
const stripeServer = await vi.hoisted(async () => (await import('#tests/support/stripe-rail.ts')).stripeServer);

const invoice = { invoiceNumber: '1C26TAA-0001', invoiceDate: '2026-01-15' };
const { state } = stripeServer;

let seen = 0;
beforeEach(() => {
  seen = state.events.length;
});
afterAll(() => stripeServer.close());

const newEvents = () => state.events.slice(seen);
const cardPilot = (amount = 60_000_000n) => activePilot({ rail: 'stripe', amounts: [amount, 20_000_000n] });

async function report(body: string, signature: string): Promise<number> {
  const request = new Request('http://localhost/webhooks/stripe', {
    method: 'POST',
    body,
    headers: { 'Stripe-Signature': signature },
  });
  return (await action({ request, params: {}, context: {} } as never)).status;
}

async function deliverEvents(events: typeof state.events): Promise<void> {
  for (const event of events) {
    const { payload, signature } = stripeServer.signed(event);
    expect(await report(payload, signature)).toBe(200);
  }
}

/** Runs what is due; jobs that failed are due again at once. */
async function settle(rounds = 3): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    await db.execute(sql`update graphile_worker._private_jobs set run_at = now() where locked_at is null`);
    await runDueJobs();
  }
}

async function lastPage(pilot: Pilot): Promise<string> {
  const payment = (await unsafePaymentsOf(db, pilot.contractId)).at(-1);
  const pages = (await unsafeOperationsOf(payment?.id ?? '')).filter((each) => each.state === 'pending');
  expect(pages).toHaveLength(1);
  expect(pages[0]?.url).toMatch(/^https:/);
  return pages[0]?.providerId ?? '';
}

async function ask(pilot: Pilot): Promise<string> {
  await fundMilestone(pilot.finance, at(pilot));
  await runDueJobs();
  return lastPage(pilot);
}

/** Pays a whole milestone, in as many payments as it takes. */
async function funded(amount?: bigint): Promise<Pilot> {
  const pilot = await cardPilot(amount);
  while ((await statusOf(pilot)) === 'awaiting_funds') {
    const from = state.events.length;
    state.pay(await ask(pilot));
    await deliverEvents(state.events.slice(from));
    await runDueJobs();
  }
  return pilot;
}

async function accepted(amount?: bigint, onboarded = true): Promise<{ pilot: Pilot; accountId: string }> {
  const pilot = await funded(amount);
  const accountId = state.id('acct');
  state.accounts.set(accountId, { id: accountId, payouts_enabled: onboarded } as never);
  await db.insert(payeeAccounts).values({ organizationId: pilot.supplier.organizationId, accountId });
  await startMilestone(pilot.supplier, at(pilot));
  await deliver(pilot);
  await acceptMilestone(pilot.buyer, { ...at(pilot), note: '' });
  await invoiced(pilot);
  return { pilot, accountId };
}

const balances = async (pilot: Pilot) => Object.fromEntries(await unsafeContractBalances(db, pilot.contractId));

/** And the provider, asked by the daily comparison, agrees. */
async function booksAreRight(): Promise<void> {
  expect((await verifyBooks()).faults).toEqual([]);
  const cards = (await reconcileRails()).find(({ rail }) => rail === 'stripe');
  expect(cards?.ledgerVnd).toBe(cards?.providerVnd);
}

describe('the card rail takes money in', () => {
  it('asks for several payments above the limit of one, none of them too small', async () => {
    expect(nextCardPayment(99_999_999n)).toBe(99_999_999n);
    expect(nextCardPayment(100_000_000n)).toBe(99_979_999n);
    const pilot = await funded(250_000_000n);
    const amounts = (await unsafePaymentsOf(db, pilot.contractId)).map(({ amountVnd }) => amountVnd);
    expect(amounts).toEqual([99_999_999n, 99_999_999n, 50_000_002n]);
    expect(await balances(pilot)).toEqual({ stripe_balance: 250_000_000n, escrow: 250_000_000n });
    await booksAreRight();
  });

  it('ends the same whatever the order and number of reports', async () => {
    const pilots = [await cardPilot(), await cardPilot(), await cardPilot(), await cardPilot()];
    for (const pilot of pilots) state.pay(await ask(pilot));
    const events = newEvents();
    expect(events).toHaveLength(12);
    await deliverEvents(badDay(events, { copies: 10, seed: 11 }));
    await runDueJobs();
    for (const pilot of pilots) {
      expect(await statusOf(pilot)).toBe('funded');
      expect(await balances(pilot)).toEqual({ stripe_balance: 60_000_000n, escrow: 60_000_000n });
    }
    await booksAreRight();
  });

  it('ends the same in each of the six orders of one payment', async () => {
    for (const order of [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ]) {
      const pilot = await cardPilot();
      const from = state.events.length;
      state.pay(await ask(pilot));
      const events = state.events.slice(from);
      expect(events).toHaveLength(order.length);
      for (const index of order) {
        await deliverEvents(events.slice(index, index + 1));
        await runDueJobs();
      }
      expect(await balances(pilot)).toEqual({ stripe_balance: 60_000_000n, escrow: 60_000_000n });
    }
  });

  it('finds what was lost, each once', async () => {
    const pilots = [await cardPilot(), await cardPilot(), await cardPilot()];
    for (const pilot of pilots) state.pay(await ask(pilot));
    await deliverEvents(badDay(newEvents(), { lost: 0.3, copies: 2, seed: 5 }));
    await runDueJobs();
    await catchUp();
    await catchUp();
    await runDueJobs();
    for (const pilot of pilots) expect(await balances(pilot)).toMatchObject({ escrow: 60_000_000n });
    const [row] = await db.execute<{ count: string }>(sql`select count(*) as count from provider_events`);
    expect(Number(row?.count)).toBe(state.events.length);
    await booksAreRight();
  });

  it('believes no report: neither altered, old, forged nor from the future, nor its amounts', async () => {
    const pilot = await cardPilot();
    const page = await ask(pilot);
    state.pay(page);
    const event = newEvents().at(-1);
    if (!event) throw new Error('nothing happened');
    const now = Math.floor(Date.now() / 1000);
    const { payload, signature } = stripeServer.signed(event);
    expect(await report(payload.replace('paid', 'free'), signature)).toBe(400);
    expect(await report(payload, '')).toBe(400);
    for (const how of [{ at: now - 400 }, { at: now + 400 }, { secret: 'whsec_other' }]) {
      const forged = stripeServer.signed(event, how);
      expect(await report(forged.payload, forged.signature)).toBe(400);
    }
    await runDueJobs();
    expect(await statusOf(pilot)).toBe('awaiting_funds');

    const session = event.data.object as { amount_total: number };
    session.amount_total = 1;
    await deliverEvents([event]);
    await runDueJobs();
    expect(await balances(pilot)).toMatchObject({ escrow: 60_000_000n });
  });

  it('takes no other amount than it asked for, whatever was paid', async () => {
    const pilot = await cardPilot();
    const page = await ask(pilot);
    const session = state.sessions.get(page);
    if (session) session.amount_total = 50_000_000;
    state.pay(page);
    await deliverEvents(newEvents());
    await runDueJobs();
    expect(await statusOf(pilot)).toBe('awaiting_funds');
    const found = await db.execute(
      sql`select amount_vnd::text as amount from reconciliation_breaks where kind = 'payment_not_expected'`,
    );
    expect(found).toEqual([{ amount: '50000000' }]);
    await booksAreRight();
  });

  it.each(['close', 'silence', 500, 429] as const)(
    'survives %s: one page, one charge, and soon an answer',
    async (fault) => {
      const pilot = await cardPilot();
      const payment = await fundMilestone(pilot.finance, at(pilot));
      const before = state.sessions.size;
      stripeServer.fail(fault, /sessions$/, 2);
      const begun = performance.now();
      await expect(openCheckout({ paymentId: payment.id })).rejects.toThrow();
      expect(performance.now() - begun).toBeLessThan(10_000);
      expect(await statusOf(pilot)).toBe('awaiting_funds');
      stripeServer.clear();
      await openCheckout({ paymentId: payment.id });
      await openCheckout({ paymentId: payment.id });
      expect(state.sessions.size).toBe(before + 1);
      state.pay(await lastPage(pilot));
      await deliverEvents(newEvents());
      await runDueJobs();
      expect(await balances(pilot)).toMatchObject({ stripe_balance: 60_000_000n });
    },
  );

  it('makes another page after one has ended, never two at a time', async () => {
    const pilot = await cardPilot();
    const first = await ask(pilot);
    expect(await ask(pilot)).toBe(first);
    state.expire(first);
    const second = await ask(pilot);
    expect(second).not.toBe(first);
    state.pay(second);
    await deliverEvents(newEvents());
    await runDueJobs();
    expect(await statusOf(pilot)).toBe('funded');
  });
});

describe('the card rail sends money out', () => {
  it('pays a startup out of several payments, once, through a fault after each', async () => {
    const { pilot, accountId } = await accepted(150_000_000n);
    await releaseMilestone(pilot.finance, { ...at(pilot), ...invoice });
    const payoutId = (await unsafePayoutsOf(db, pilot.contractId))[0]?.payout.id ?? '';
    stripeServer.fail('close', /transfers$/, 1);
    await payOut({ payoutId }).catch(() => {});
    for (const path of [/transfers$/, /payment_intents/, /accounts/]) {
      stripeServer.fail(500, path);
      await payOut({ payoutId }).catch(() => {});
    }
    stripeServer.clear();
    await settle();
    await payOut({ payoutId });
    expect(await statusOf(pilot)).toBe('released');
    expect(state.available.get(accountId)).toBe(150_000_000);
    const sent = [...state.transfers.values()].filter((each) => each.destination === accountId);
    expect(sent.map(({ amount }) => amount).sort()).toEqual([50_000_001, 99_999_999]);
    expect(await balances(pilot)).toMatchObject({ stripe_balance: 0n });
    await booksAreRight();
  });

  it('waits for a startup that has not finished its form', async () => {
    const { pilot, accountId } = await accepted(undefined, false);
    await releaseMilestone(pilot.finance, { ...at(pilot), ...invoice });
    await settle();
    expect(await statusOf(pilot)).toBe('releasing');
    const from = state.events.length;
    state.onboard(accountId);
    await deliverEvents(state.events.slice(from));
    await settle();
    expect(await statusOf(pilot)).toBe('released');
  });

  it('calls back what had gone when the provider refuses the rest', async () => {
    const { pilot, accountId } = await accepted(150_000_000n);
    const [, second] = await unsafePaymentsOf(db, pilot.contractId);
    // The provider's own people have moved the second payment elsewhere.
    const charge = [...state.charges.values()].find((each) => each.payment_intent === second?.providerReference);
    if (charge) charge.amount = 1;
    await releaseMilestone(pilot.finance, { ...at(pilot), ...invoice });
    await settle();
    expect(await statusOf(pilot)).toBe('accepted');
    expect(state.available.get(accountId)).toBe(0);
    expect(await balances(pilot)).toMatchObject({ stripe_balance: 150_000_000n, payable: 150_000_000n });
    await booksAreRight();
  });
});

describe('the card rail sends money back', () => {
  it('refunds each card what it paid, once; what waits for the balance is waited for', async () => {
    const pilot = await funded(150_000_000n);
    state.settle();
    state.available.set('', 99_999_999);
    const refundsBefore = state.refunds.size;
    await inTransaction(async (tx) => {
      const found = await lockMilestone(tx, pilot.buyer, at(pilot));
      await cancelMilestone(tx, found, { actor: pilot.buyer, reason: 'không còn nhu cầu' });
    });
    stripeServer.fail('close', /refunds$/, 4);
    await settle();
    expect(await statusOf(pilot)).toBe('cancelling');
    expect(state.refunds.size).toBe(refundsBefore + 2);
    const from = state.events.length;
    state.move('', 50_000_001);
    state.settle();
    await deliverEvents(badDay(state.events.slice(from), { copies: 4, seed: 2 }));
    await settle();
    expect(await statusOf(pilot)).toBe('refunded');
    expect(state.refunds.size).toBe(refundsBefore + 2);
    expect(await balances(pilot)).toMatchObject({ stripe_balance: 0n, refund_payable: 0n });
    await booksAreRight();
  });
});

describe('at the start', () => {
  it('sees whether the provider pays our balance out by itself', async () => {
    expect(await isPaidOutByHand()).toBe(true);
    state.payoutInterval = 'daily';
    expect(await isPaidOutByHand()).toBe(false);
    state.payoutInterval = 'manual';
  });
});

describe('chargebacks', () => {
  it('takes a chargeback over once, and tells a person when it is won', async () => {
    const pilot = await funded();
    const [payment] = await unsafePaymentsOf(db, pilot.contractId);
    const charge = [...state.charges.values()].find((each) => each.payment_intent === payment?.providerReference);
    const dispute = state.dispute(charge?.id ?? '', 60_000_000);
    await deliverEvents(badDay(newEvents(), { copies: 3, seed: 3 }));
    await settle();
    expect((await unsafePaymentsOf(db, pilot.contractId))[0]).toMatchObject({ status: 'charged_back' });
    await booksAreRight();
    state.closeDispute(dispute.id, 'won');
    await deliverEvents(newEvents());
    await settle();
    const rows = await db.execute(sql`select 1 from reconciliation_breaks where kind = 'chargeback_returned'`);
    expect(rows).toHaveLength(1);
    await booksAreRight();
  });
});
