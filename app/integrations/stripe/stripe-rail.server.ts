import { refusalOf, stripe } from './client.server.ts';

/** What the provider says of one thing: `unknown` until it answers, and then the same is asked again. */
export type Outcome = { state: 'pending' | 'done' | 'failed'; providerId: string | null; words: string | null };

type Asked = { key: string; amountVnd: bigint };

/** VND has no minor unit at the provider either. */
const units = (amountVnd: bigint): number => Number(amountVnd);

async function outcomeOf(ask: () => Promise<Omit<Outcome, 'words'>>): Promise<Outcome> {
  try {
    return { ...(await ask()), words: null };
  } catch (error) {
    const words = refusalOf(error);
    if (words === null) throw error;
    return { state: 'failed', providerId: null, words };
  }
}

export type Checkout = { providerId: string; url: string | null; urlEndsAt: Date };

/**
 * A page of the provider's on which a funder pays exactly this amount by card, for a day. Nobody has seen the page of an
 * answer that got lost, so it cannot have been paid when another one is made after the provider has forgotten the key.
 */
export async function openCheckout(
  asked: Asked & { reference: string; paymentId: string; backTo: string; lang: 'vi' | 'en' },
): Promise<Checkout> {
  const metadata = { payment: asked.paymentId, reference: asked.reference };
  const session = await stripe().checkout.sessions.create(
    {
      mode: 'payment',
      client_reference_id: asked.reference,
      locale: asked.lang,
      success_url: asked.backTo,
      cancel_url: asked.backTo,
      metadata,
      payment_intent_data: { transfer_group: asked.reference, metadata },
      line_items: [
        {
          quantity: 1,
          price_data: { currency: 'vnd', unit_amount: units(asked.amountVnd), product_data: { name: asked.reference } },
        },
      ],
    },
    { idempotencyKey: asked.key },
  );
  return { providerId: session.id, url: session.url, urlEndsAt: new Date(session.expires_at * 1000) };
}

/** What became of such a page. Money counts only when it is said to be paid; its amount is the provider's word. */
export async function readCheckout(sessionId: string) {
  const session = await stripe().checkout.sessions.retrieve(sessionId);
  const intentId = idOf(session.payment_intent);
  const paid = session.payment_status === 'paid' && session.currency === 'vnd' && intentId !== null;
  const state = paid ? 'done' : session.status === 'expired' ? 'failed' : 'pending';
  return { state, amountVnd: BigInt(session.amount_total ?? 0), intentId } as const;
}

/**
 * Sends part of a payment to a startup's account. Asked again after the provider has forgotten the key, it is found by the
 * group, which is the key.
 */
export function sendTransfer(asked: Asked & { accountId: string; intentId: string }): Promise<Outcome> {
  return outcomeOf(async () => {
    const [known] = (await stripe().transfers.list({ transfer_group: asked.key, limit: 1 })).data;
    if (known) return { state: 'done', providerId: known.id };
    const intent = await stripe().paymentIntents.retrieve(asked.intentId);
    const charge = idOf(intent.latest_charge);
    if (!charge) throw new Error(`no charge of ${asked.intentId}`);
    const transfer = await stripe().transfers.create(
      {
        amount: units(asked.amountVnd),
        currency: 'vnd',
        destination: asked.accountId,
        source_transaction: charge,
        transfer_group: asked.key,
      },
      { idempotencyKey: asked.key },
    );
    return { state: 'done', providerId: transfer.id };
  });
}

/** Calls a whole transfer back; what has been called back stays so. @throws when the startup's balance is short */
export async function reverseTransfer(key: string, transferId: string): Promise<void> {
  const { reversed } = await stripe().transfers.retrieve(transferId);
  if (!reversed) await stripe().transfers.createReversal(transferId, {}, { idempotencyKey: key });
}

/** Sends part of a payment back to who made it; pending while our balance there is short. Found again by its metadata. */
export function sendRefund(asked: Asked & { intentId: string }): Promise<Outcome> {
  return outcomeOf(async () => {
    const { data } = await stripe().refunds.list({ payment_intent: asked.intentId, limit: 100 });
    const refund =
      data.find((each) => each.metadata?.key === asked.key) ??
      (await stripe().refunds.create(
        { payment_intent: asked.intentId, amount: units(asked.amountVnd), metadata: { key: asked.key } },
        { idempotencyKey: asked.key },
      ));
    if (refund.status === 'succeeded') return { state: 'done', providerId: refund.id };
    const over = refund.status === 'failed' || refund.status === 'canceled';
    return { state: over ? 'failed' : 'pending', providerId: refund.id };
  });
}

/** A chargeback: what was taken, from which payment, and whether the money is gone at this moment. */
export async function readDispute(disputeId: string) {
  const dispute = await stripe().disputes.retrieve(disputeId);
  const inquiry = dispute.status.startsWith('warning_');
  const gone = !inquiry && dispute.status !== 'won' && dispute.status !== 'prevented';
  return {
    gone,
    won: dispute.status === 'won',
    amountVnd: BigInt(dispute.amount),
    intentId: idOf(dispute.payment_intent),
  };
}

/** Whether money can be sent to an account yet. */
export async function isPayable(accountId: string): Promise<boolean> {
  const account = await stripe().accounts.retrieve(accountId);
  return account.payouts_enabled;
}

/**
 * Money held for contracts must not leave by itself.
 * @returns false when the provider pays our balance out on a schedule of its own
 */
export async function isPaidOutByHand(): Promise<boolean> {
  const { payments } = await stripe().balanceSettings.retrieve();
  return payments.payouts?.schedule?.interval === 'manual';
}

function idOf(value: string | { id: string } | null): string | null {
  return typeof value === 'string' ? value : (value?.id ?? null);
}
