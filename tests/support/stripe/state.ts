import type Stripe from 'stripe';
import { invalid, missing } from './failure.ts';
import { chargeOf, disputeOf, intentOf } from './objects.ts';

/** What the provider remembers, and what its own people and card holders do to it. */
export class StripeState {
  readonly sessions = new Map<string, Stripe.Checkout.Session>();
  readonly intents = new Map<string, Stripe.PaymentIntent>();
  readonly charges = new Map<string, Stripe.Charge>();
  readonly transfers = new Map<string, Stripe.Transfer>();
  readonly refunds = new Map<string, Stripe.Refund>();
  readonly accounts = new Map<string, Stripe.Account>();
  readonly payouts = new Map<string, Stripe.Payout & { account: string }>();
  readonly disputes = new Map<string, Stripe.Dispute>();
  readonly events: Stripe.EventBase[] = [];
  /** Metadata and group that a session hands to its payment. */
  readonly paymentData = new Map<string, { metadata: Record<string, string>; transfer_group: string | null }>();
  /** Đồng by owner: the platform is `''`. */
  readonly available = new Map<string, number>();
  readonly pending = new Map<string, number>();
  payoutInterval: 'manual' | 'daily' = 'manual';
  #count = 0;

  id(prefix: string): string {
    this.#count += 1;
    return `${prefix}_${process.pid}${Date.now().toString(36)}${String(this.#count).padStart(5, '0')}`;
  }

  find<T>(map: Map<string, T>, kind: string, id: string | null): T {
    const found = map.get(id ?? '');
    if (!found) throw missing(kind, id ?? '');
    return found;
  }

  move(owner: string, amount: number): void {
    this.available.set(owner, (this.available.get(owner) ?? 0) + amount);
  }

  emit(type: string, object: object, account?: string): void {
    this.events.push({
      id: this.id('evt'),
      object: 'event',
      ...(account && { account }),
      api_version: '2026-10-28.endive',
      created: Math.floor(Date.now() / 1000),
      data: { object: structuredClone(object) } as Stripe.Event.Data,
      livemode: false,
      pending_webhooks: 1,
      request: null,
      type: type as Stripe.EventBase['type'],
    });
  }

  /** The card holder pays an open session; the money settles later. */
  pay(sessionId: string): Stripe.Charge {
    const session = this.find(this.sessions, 'checkout.session', sessionId);
    if (session.status !== 'open') throw new Error(`session is ${session.status}`);
    const data = this.paymentData.get(sessionId) ?? { metadata: {}, transfer_group: null };
    const [intentId, chargeId] = [this.id('pi'), this.id('ch')];
    const amount = session.amount_total ?? 0;
    const intent = intentOf({ id: intentId, amount, ...data }, chargeId);
    const charge = chargeOf({ id: chargeId, amount, ...data }, intentId);
    this.intents.set(intentId, intent);
    this.charges.set(chargeId, charge);
    Object.assign(session, { status: 'complete', payment_status: 'paid', payment_intent: intentId, url: null });
    this.pending.set('', (this.pending.get('') ?? 0) + amount);
    this.emit('charge.succeeded', charge);
    this.emit('payment_intent.succeeded', intent);
    this.emit('checkout.session.completed', session);
    return charge;
  }

  expire(sessionId: string): Stripe.Checkout.Session {
    const session = this.find(this.sessions, 'checkout.session', sessionId);
    if (session.status !== 'open') throw invalid(`Only Checkout Sessions with a status in ["open"] can be expired.`);
    Object.assign(session, { status: 'expired', url: null });
    this.emit('checkout.session.expired', session);
    return session;
  }

  /** Pending money becomes available; refunds that waited for it go out. */
  settle(): void {
    for (const [owner, amount] of this.pending) this.move(owner, amount);
    this.pending.clear();
    for (const refund of this.refunds.values()) {
      if (refund.status !== 'pending' || (this.available.get('') ?? 0) < refund.amount) continue;
      this.move('', -refund.amount);
      refund.status = 'succeeded';
      this.emit('refund.updated', refund);
    }
  }

  /** The bank of the card holder takes money back. */
  dispute(chargeId: string, amount: number): Stripe.Dispute {
    const charge = this.find(this.charges, 'charge', chargeId);
    const dispute = disputeOf(this.id('du'), charge, amount);
    this.disputes.set(dispute.id, dispute);
    charge.disputed = true;
    this.move('', -amount);
    this.emit('charge.dispute.created', dispute);
    this.emit('charge.dispute.funds_withdrawn', dispute);
    return dispute;
  }

  closeDispute(disputeId: string, status: 'won' | 'lost'): void {
    const dispute = this.find(this.disputes, 'dispute', disputeId);
    dispute.status = status;
    if (status === 'won') {
      this.move('', dispute.amount);
      this.emit('charge.dispute.funds_reinstated', dispute);
    }
    this.emit('charge.dispute.closed', dispute);
  }

  /** The startup has filled in the provider's form. */
  onboard(accountId: string): void {
    const account = this.find(this.accounts, 'account', accountId);
    Object.assign(account, { details_submitted: true, payouts_enabled: true, charges_enabled: true });
    this.emit('account.updated', account, accountId);
  }

  failPayout(payoutId: string): void {
    const payout = this.find(this.payouts, 'payout', payoutId);
    Object.assign(payout, {
      status: 'failed',
      failure_code: 'account_closed',
      failure_message: 'The account is closed.',
    });
    this.move(payout.account, payout.amount);
    this.emit('payout.failed', payout, payout.account);
  }

  /** What has been taken from a charge for startups and not come back. */
  transferredOf(chargeId: string): number {
    return [...this.transfers.values()]
      .filter((transfer) => transfer.source_transaction === chargeId)
      .reduce((sum, transfer) => sum + transfer.amount - transfer.amount_reversed, 0);
  }
}
