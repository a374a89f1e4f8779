import type Stripe from 'stripe';

/**
 * The provider's objects with every field its OpenAPI description requires: the SDK's types are generated from it, so the
 * compiler holds these to the published shapes.
 */
const now = () => Math.floor(Date.now() / 1000);
const common = { livemode: false, currency: 'vnd' } as const;

export const list = <T>(url: string, data: T[], hasMore = false): Stripe.ApiList<T> => ({
  object: 'list',
  data,
  has_more: hasMore,
  url,
});

type Paid = { id: string; amount: number; metadata: Record<string, string>; transfer_group: string | null };

export function intentOf(paid: Paid, chargeId: string): Stripe.PaymentIntent {
  return {
    ...common,
    ...paid,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount_capturable: 0,
    amount_received: paid.amount,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic',
    client_secret: null,
    confirmation_method: 'automatic',
    created: now(),
    customer: null,
    customer_account: null,
    description: null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: chargeId,
    managed_payments: null,
    next_action: null,
    on_behalf_of: null,
    payment_method: 'pm_card',
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'succeeded',
  };
}

export function chargeOf(paid: Paid, intentId: string): Stripe.Charge {
  return {
    ...common,
    ...paid,
    object: 'charge',
    amount_captured: paid.amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: `txn_${paid.id}`,
    billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
    calculated_statement_descriptor: null,
    captured: true,
    created: now(),
    customer: null,
    description: null,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    on_behalf_of: null,
    outcome: null,
    paid: true,
    payment_intent: intentId,
    payment_method: 'pm_card',
    payment_method_details: null,
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'succeeded',
    transfer_data: null,
  };
}

export function transferOf(
  given: Pick<Stripe.Transfer, 'id' | 'amount' | 'destination' | 'metadata' | 'source_transaction' | 'transfer_group'>,
): Stripe.Transfer {
  return {
    ...common,
    ...given,
    object: 'transfer',
    amount_reversed: 0,
    balance_transaction: `txn_${given.id}`,
    created: now(),
    description: null,
    destination_payment: `py_${given.id}`,
    reversals: list(`/v1/transfers/${given.id}/reversals`, []),
    reversed: false,
    source_type: 'card',
  };
}

export function reversalOf(id: string, transfer: string, amount: number): Stripe.TransferReversal {
  return {
    id,
    object: 'transfer_reversal',
    amount,
    balance_transaction: `txn_${id}`,
    created: now(),
    currency: 'vnd',
    destination_payment_refund: null,
    metadata: {},
    source_refund: null,
    transfer,
  };
}

export function refundOf(
  given: Pick<Stripe.Refund, 'id' | 'amount' | 'charge' | 'payment_intent' | 'metadata' | 'status'>,
): Stripe.Refund {
  return {
    ...given,
    object: 'refund',
    balance_transaction: `txn_${given.id}`,
    created: now(),
    currency: 'vnd',
    customer: null,
    customer_account: null,
    payment_method: 'pm_card',
    reason: null,
    receipt_number: null,
    source_transfer_reversal: null,
    transfer_reversal: null,
  };
}

export function accountOf(given: Pick<Stripe.Account, 'id' | 'email' | 'country' | 'metadata'>): Stripe.Account {
  return {
    ...given,
    object: 'account',
    charges_enabled: false,
    created: now(),
    default_currency: 'vnd',
    details_submitted: false,
    payouts_enabled: false,
    type: 'express',
  } as Stripe.Account;
}

export function payoutOf(id: string, amount: number, metadata: Record<string, string>): Stripe.Payout {
  return {
    ...common,
    id,
    object: 'payout',
    amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: now() + 86_400,
    automatic: false,
    balance_transaction: `txn_${id}`,
    created: now(),
    description: null,
    destination: 'ba_test',
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    metadata,
    method: 'standard',
    original_payout: null,
    payout_method: null,
    reconciliation_status: 'not_applicable',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: null,
    status: 'pending',
    trace_id: null,
    type: 'bank_account',
  };
}

export function disputeOf(id: string, charge: Stripe.Charge, amount: number): Stripe.Dispute {
  return {
    ...common,
    id,
    object: 'dispute',
    amount,
    balance_transactions: [],
    charge: charge.id,
    created: now(),
    enhanced_eligibility_types: [],
    evidence: {} as Stripe.Dispute['evidence'],
    evidence_details: {} as Stripe.Dispute['evidence_details'],
    intended_submission_method: null,
    is_charge_refundable: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason: 'fraudulent',
    status: 'needs_response',
  };
}
