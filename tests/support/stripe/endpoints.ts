import type Stripe from 'stripe';
import { invalid } from './failure.ts';
import { moneyEndpoints } from './money-endpoints.ts';
import { accountOf, list } from './objects.ts';
import type { Endpoint } from './router.ts';
import { sessionOf } from './session.ts';

const item = 'line_items[*]';
const price = `${item}[price_data]`;

function amounts(map: ReadonlyMap<string, number>, owner: string) {
  return [{ amount: map.get(owner) ?? 0, currency: 'vnd', source_types: {} }];
}

/** Every endpoint that the marketplace calls, and no other. */
export const endpoints: Endpoint[] = [
  ...moneyEndpoints,
  {
    route: 'POST /v1/checkout/sessions',
    allowed: [
      'mode',
      'success_url',
      'cancel_url',
      'client_reference_id',
      'expires_at',
      'locale',
      'metadata',
      'payment_intent_data[transfer_group]',
      'payment_intent_data[metadata]',
      `${item}[quantity]`,
      `${price}[currency]`,
      `${price}[unit_amount]`,
      `${price}[product_data][name]`,
    ],
    answer({ state, params }) {
      if (params.required('mode') !== 'payment') throw invalid('Only payments are made here.', { param: 'mode' });
      params.currency('line_items[0][price_data][currency]');
      params.required('line_items[0][price_data][product_data][name]');
      if (params.required('line_items[0][quantity]') !== '1') throw invalid('One of each.', { param: 'line_items' });
      const amount = params.amount('line_items[0][price_data][unit_amount]', { charge: true });
      const now = Math.floor(Date.now() / 1000);
      const expires = params.integer('expires_at') ?? now + 86_400;
      if (expires < now + 1_740 || expires > now + 86_400)
        throw invalid('The `expires_at` timestamp must be between 30 minutes and 24 hours from now.');
      const session = sessionOf({
        id: state.id('cs_test'),
        amount_total: amount,
        cancel_url: params.text('cancel_url'),
        client_reference_id: params.text('client_reference_id'),
        expires_at: expires,
        metadata: params.metadata(),
        success_url: params.required('success_url'),
      });
      state.sessions.set(session.id, session);
      state.paymentData.set(session.id, {
        metadata: params.metadata('payment_intent_data[metadata]'),
        transfer_group: params.text('payment_intent_data[transfer_group]'),
      });
      return session;
    },
  },
  {
    route: 'GET /v1/checkout/sessions/:id',
    allowed: [],
    answer: ({ state, id }) => state.find(state.sessions, 'checkout.session', id),
  },
  {
    route: 'POST /v1/checkout/sessions/:id/expire',
    allowed: [],
    answer: ({ state, id }) => state.expire(id),
  },
  {
    route: 'GET /v1/payment_intents/:id',
    allowed: [],
    answer: ({ state, id }) => state.find(state.intents, 'payment_intent', id),
  },
  { route: 'GET /v1/charges/:id', allowed: [], answer: ({ state, id }) => state.find(state.charges, 'charge', id) },
  { route: 'GET /v1/disputes/:id', allowed: [], answer: ({ state, id }) => state.find(state.disputes, 'dispute', id) },
  {
    route: 'POST /v1/accounts',
    allowed: ['type', 'country', 'email', 'metadata', 'capabilities[transfers][requested]'],
    answer({ state, params }) {
      if (params.required('type') !== 'express') throw invalid('Express accounts only.', { param: 'type' });
      const account = accountOf({
        id: state.id('acct'),
        email: params.text('email'),
        country: params.text('country') ?? 'US',
        metadata: params.metadata(),
      });
      state.accounts.set(account.id, account);
      return account;
    },
  },
  { route: 'GET /v1/accounts/:id', allowed: [], answer: ({ state, id }) => state.find(state.accounts, 'account', id) },
  {
    route: 'POST /v1/account_links',
    allowed: ['account', 'type', 'return_url', 'refresh_url'],
    answer({ state, params }): Stripe.AccountLink {
      const { id } = state.find(state.accounts, 'account', params.required('account'));
      if (params.required('type') !== 'account_onboarding') throw invalid('Unknown type.', { param: 'type' });
      params.required('return_url');
      params.required('refresh_url');
      const created = Math.floor(Date.now() / 1000);
      return { object: 'account_link', created, expires_at: created + 300, url: `https://connect.stripe.test/${id}` };
    },
  },
  {
    route: 'GET /v1/balance',
    allowed: [],
    answer: ({ state, account }): Stripe.Balance => ({
      object: 'balance',
      available: amounts(state.available, account),
      livemode: false,
      pending: amounts(state.pending, account),
    }),
  },
  {
    route: 'GET /v1/balance_settings',
    allowed: [],
    answer: ({ state }): Stripe.BalanceSettings => ({
      object: 'balance_settings',
      payments: {
        debit_negative_balances: false,
        payouts: {
          automatic_transfer_rules_by_currency: null,
          minimum_balance_by_currency: null,
          schedule: { interval: state.payoutInterval },
          statement_descriptor: null,
          status: 'enabled',
        },
        settlement_timing: { delay_days: 7, start_of_day: null },
      },
    }),
  },
  {
    route: 'GET /v1/events',
    allowed: ['limit', 'ending_before', 'starting_after', 'created[gte]', 'types[*]', 'delivery_success'],
    answer({ state, params }) {
      const limit = params.integer('limit') ?? 10;
      const newestFirst = [...state.events].reverse();
      const after = params.text('starting_after');
      const before = params.text('ending_before');
      if (after) newestFirst.splice(0, newestFirst.findIndex((event) => event.id === after) + 1);
      if (before) newestFirst.splice(newestFirst.findIndex((event) => event.id === before));
      // Towards the newer, a page is the one next to the event named.
      const page = before ? newestFirst.slice(-limit) : newestFirst.slice(0, limit);
      return list('/v1/events', page, newestFirst.length > page.length);
    },
  },
];
