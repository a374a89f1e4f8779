import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { badDay } from '#tests/support/stripe/deliveries.ts';
import { type StripeServer, startStripe } from '#tests/support/stripe-server.ts';

let server: StripeServer;
let stripe: Stripe;

beforeAll(async () => {
  server = await startStripe();
  stripe = new Stripe(server.secretKey, {
    host: '127.0.0.1',
    port: server.port,
    protocol: 'http',
    maxNetworkRetries: 0,
    telemetry: false,
    timeout: 300,
  });
});
afterAll(() => server.close());

function checkout(amount: number, options?: Stripe.RequestOptions) {
  return stripe.checkout.sessions.create(
    {
      mode: 'payment',
      success_url: 'https://de-bai.test/ok',
      line_items: [
        { quantity: 1, price_data: { currency: 'vnd', unit_amount: amount, product_data: { name: 'Mốc 1' } } },
      ],
      payment_intent_data: { transfer_group: 'HD-1', metadata: { payment: '1' } },
    },
    options,
  );
}

async function charged(amount: number) {
  const { id } = await checkout(amount);
  return server.state.pay(id);
}

async function startup() {
  const account = await stripe.accounts.create({ type: 'express', country: 'SG' });
  server.state.onboard(account.id);
  return account.id;
}

const code = (code: string) => expect.objectContaining({ code });

describe('a Stripe to test against, through the real SDK', () => {
  it('takes a payment and hands its group and metadata to the charge', async () => {
    const session = await checkout(99_999_999);
    expect(session).toMatchObject({ status: 'open', payment_status: 'unpaid', amount_total: 99_999_999 });
    const charge = server.state.pay(session.id);
    const paid = await stripe.checkout.sessions.retrieve(session.id);
    expect(paid).toMatchObject({ status: 'complete', payment_status: 'paid' });
    const intent = await stripe.paymentIntents.retrieve(String(paid.payment_intent));
    expect(intent).toMatchObject({ amount_received: 99_999_999, latest_charge: charge.id, transfer_group: 'HD-1' });
    expect((await stripe.charges.retrieve(charge.id)).metadata).toEqual({ payment: '1' });
  });

  it('refuses what Stripe refuses', async () => {
    await expect(checkout(100_000_000)).rejects.toEqual(code('amount_too_large'));
    await expect(checkout(5_000)).rejects.toEqual(code('amount_too_small'));
    await expect(stripe.transfers.create({ colour: 'red' } as never)).rejects.toEqual(code('parameter_unknown'));
    await expect(stripe.charges.retrieve('ch_none')).rejects.toEqual(code('resource_missing'));
    await expect(
      new Stripe('sk_test_other', { host: '127.0.0.1', port: server.port, protocol: 'http' }).balance.retrieve(),
    ).rejects.toMatchObject({ statusCode: 401 });
  });

  it('pays no more out of a charge than it brought, and without one no more than is there', async () => {
    const [charge, destination] = [await charged(1_000_000), await startup()];
    const transfer = { currency: 'vnd', destination, source_transaction: charge.id };
    const first = await stripe.transfers.create({ ...transfer, amount: 700_000 });
    await expect(stripe.transfers.create({ ...transfer, amount: 300_001 })).rejects.toThrow('must not exceed');
    await expect(stripe.transfers.create({ currency: 'vnd', destination, amount: 10 ** 9 })).rejects.toEqual(
      code('balance_insufficient'),
    );
    await expect(stripe.transfers.createReversal(first.id, { amount: 700_001 })).rejects.toThrow('greater');
    await stripe.transfers.createReversal(first.id, { amount: 200_000 });
    expect((await stripe.transfers.retrieve(first.id)).amount_reversed).toBe(200_000);
    await stripe.transfers.create({ ...transfer, amount: 500_000, transfer_group: 'HD-2' });
    expect((await stripe.transfers.list({ transfer_group: 'HD-2' })).data).toHaveLength(1);
  });

  it('sends nothing to a startup that has not finished its form', async () => {
    const { id: destination } = await stripe.accounts.create({ type: 'express', country: 'SG' });
    const link = await stripe.accountLinks.create({
      account: destination,
      type: 'account_onboarding',
      return_url: 'https://de-bai.test/1',
      refresh_url: 'https://de-bai.test/2',
    });
    expect(link.url).toContain(destination);
    const charge = await charged(1_000_000);
    await expect(
      stripe.transfers.create({ currency: 'vnd', amount: 1, destination, source_transaction: charge.id }),
    ).rejects.toEqual(code('insufficient_capabilities_for_transfer'));
  });

  it('refunds no more than was paid; a refund waits for the balance', async () => {
    const charge = await charged(2_000_000);
    const intent = String(charge.payment_intent);
    server.state.available.set('', 0);
    const refund = await stripe.refunds.create({ payment_intent: intent, amount: 1_500_000 });
    expect(refund.status).toBe('pending');
    await expect(stripe.refunds.create({ payment_intent: intent, amount: 500_001 })).rejects.toThrow('greater');
    server.state.settle();
    expect((await stripe.refunds.retrieve(refund.id)).status).toBe('succeeded');
  });

  it('answers a known key as before, and refuses it with another request', async () => {
    const once = await checkout(500_000, { idempotencyKey: 'payment:1' });
    const again = await checkout(500_000, { idempotencyKey: 'payment:1' });
    expect(again.id).toBe(once.id);
    expect(again.lastResponse.headers['idempotent-replayed']).toBe('true');
    await expect(checkout(600_000, { idempotencyKey: 'payment:1' })).rejects.toMatchObject({
      statusCode: 400,
      type: 'StripeIdempotencyError',
    });
  });

  it('acts and closes the socket, or says nothing: the key finds what was done', async () => {
    for (const fault of ['close', 'silence'] as const) {
      // The SDK asks once more by itself after a socket was closed, whatever it is told about retries.
      server.fail(fault, /sessions$/, fault === 'close' ? 2 : 1);
      const before = server.state.sessions.size;
      await expect(checkout(500_000, { idempotencyKey: fault })).rejects.toMatchObject({
        type: 'StripeConnectionError',
      });
      expect(server.state.sessions.size).toBe(before + 1);
      await checkout(500_000, { idempotencyKey: fault });
      expect(server.state.sessions.size).toBe(before + 1);
    }
    server.fail(500, /sessions$/);
    server.fail(429, /sessions$/);
    await expect(checkout(500_000)).rejects.toMatchObject({ statusCode: 500 });
    await expect(checkout(500_000)).rejects.toMatchObject({ statusCode: 429 });
  });

  it('keeps a chargeback, a failed payout and the payout schedule', async () => {
    const charge = await charged(1_000_000);
    const dispute = server.state.dispute(charge.id, 1_000_000);
    expect((await stripe.disputes.retrieve(dispute.id)).status).toBe('needs_response');
    await expect(stripe.refunds.create({ charge: charge.id })).rejects.toEqual(code('charge_disputed'));
    server.state.closeDispute(dispute.id, 'won');
    const stripeAccount = await startup();
    server.state.move(stripeAccount, 900_000);
    const payout = await stripe.payouts.create({ amount: 900_000, currency: 'vnd' }, { stripeAccount });
    server.state.failPayout(payout.id);
    expect((await stripe.payouts.retrieve(payout.id, {}, { stripeAccount })).status).toBe('failed');
    expect((await stripe.balance.retrieve({}, { stripeAccount })).available[0]?.amount).toBe(900_000);
    expect((await stripe.balanceSettings.retrieve()).payments.payouts?.schedule?.interval).toBe('manual');
  });

  it('lists events newest first and pages from one to the newer', async () => {
    const all = await stripe.events.list({ limit: 100 });
    expect(all.data[0]?.id).toBe(server.state.events.at(-1)?.id);
    const third = server.state.events[2]?.id ?? '';
    const newer = await stripe.events.list({ ending_before: third, limit: 2 });
    expect(newer.data.map(({ id }) => id)).toEqual([server.state.events[4]?.id, server.state.events[3]?.id]);
    expect(newer.has_more).toBe(true);
  });

  it('signs what it sends, and has bad days', async () => {
    const [event] = server.state.events;
    if (!event) throw new Error('nothing happened');
    const { payload, signature } = server.signed(event);
    expect(stripe.webhooks.constructEvent(payload, signature, server.webhookSecret).id).toBe(event.id);
    expect(() => stripe.webhooks.constructEvent(`${payload} `, signature, server.webhookSecret)).toThrow('signature');
    const day = badDay(server.state.events, { copies: 3, lost: 0.3, seed: 7 });
    const kinds = new Set(day);
    expect(day).toHaveLength(3 * kinds.size);
    expect(kinds.size).toBeLessThan(server.state.events.length);
    expect([...kinds]).not.toEqual(server.state.events.filter((each) => kinds.has(each)));
  });
});
