import { invalid } from './failure.ts';
import { list, payoutOf, refundOf, reversalOf, transferOf } from './objects.ts';
import type { Endpoint } from './router.ts';

const insufficient = () => invalid('You have insufficient funds in your account.', { code: 'balance_insufficient' });

/** Where money goes out: to startups, back from them, back to who paid. */
export const moneyEndpoints: Endpoint[] = [
  {
    route: 'POST /v1/transfers',
    allowed: ['amount', 'currency', 'destination', 'source_transaction', 'transfer_group', 'metadata'],
    answer({ state, params }) {
      const amount = params.amount('amount');
      params.currency('currency');
      const destination = params.required('destination');
      const account = state.find(state.accounts, 'destination', destination);
      if (!account.payouts_enabled)
        throw invalid('Your destination account needs the transfers capability enabled.', {
          code: 'insufficient_capabilities_for_transfer',
        });
      const source = params.text('source_transaction');
      if (source) {
        const charge = state.find(state.charges, 'charge', source);
        if (state.transferredOf(source) + amount > charge.amount)
          throw invalid('Transfers using this transaction as a source must not exceed the source amount.');
      } else if ((state.available.get('') ?? 0) < amount) throw insufficient();
      const transfer = transferOf({
        id: state.id('tr'),
        amount,
        destination,
        metadata: params.metadata(),
        source_transaction: source,
        transfer_group: params.text('transfer_group'),
      });
      state.transfers.set(transfer.id, transfer);
      state.move('', -amount);
      state.move(destination, amount);
      state.emit('transfer.created', transfer);
      return transfer;
    },
  },
  {
    route: 'GET /v1/transfers',
    allowed: ['limit', 'transfer_group', 'destination', 'starting_after', 'created[gte]'],
    answer({ state, params }) {
      const group = params.text('transfer_group');
      const found = [...state.transfers.values()].filter((each) => group === null || each.transfer_group === group);
      return list('/v1/transfers', found.reverse());
    },
  },
  {
    route: 'GET /v1/transfers/:id',
    allowed: [],
    answer: ({ state, id }) => state.find(state.transfers, 'transfer', id),
  },
  {
    route: 'POST /v1/transfers/:id/reversals',
    allowed: ['amount', 'metadata'],
    answer({ state, params, id }) {
      const transfer = state.find(state.transfers, 'transfer', id);
      const left = transfer.amount - transfer.amount_reversed;
      const amount = params.text('amount') ? params.amount('amount') : left;
      if (amount > left) throw invalid('Reversal amount is greater than the unreversed amount of this transfer.');
      const owner = String(transfer.destination);
      if ((state.available.get(owner) ?? 0) < amount) throw insufficient();
      const reversal = reversalOf(state.id('trr'), transfer.id, amount);
      transfer.reversals.data.push(reversal);
      transfer.amount_reversed += amount;
      transfer.reversed = transfer.amount_reversed === transfer.amount;
      state.move(owner, -amount);
      state.move('', amount);
      state.emit('transfer.reversed', transfer);
      return reversal;
    },
  },
  {
    route: 'POST /v1/refunds',
    allowed: ['payment_intent', 'charge', 'amount', 'metadata', 'reason'],
    answer({ state, params }) {
      const given = params.text('payment_intent');
      const chargeId = given
        ? String(state.find(state.intents, 'payment_intent', given).latest_charge)
        : params.required('charge');
      const charge = state.find(state.charges, 'charge', chargeId);
      const left = charge.amount - charge.amount_refunded;
      if (charge.disputed) throw invalid('Charge has been charged back.', { code: 'charge_disputed' });
      if (left === 0) throw invalid('Charge has already been refunded.', { code: 'charge_already_refunded' });
      const amount = params.text('amount') ? params.amount('amount') : left;
      if (amount > left) throw invalid(`Refund amount is greater than unrefunded amount on charge (${left})`);
      const funded = (state.available.get('') ?? 0) >= amount;
      const refund = refundOf({
        id: state.id('re'),
        amount,
        charge: chargeId,
        payment_intent: charge.payment_intent,
        metadata: params.metadata(),
        status: funded ? 'succeeded' : 'pending',
      });
      if (funded) state.move('', -amount);
      charge.amount_refunded += amount;
      charge.refunded = charge.amount_refunded === charge.amount;
      state.refunds.set(refund.id, refund);
      state.emit('refund.created', refund);
      state.emit('charge.refunded', charge);
      return refund;
    },
  },
  {
    route: 'GET /v1/refunds',
    allowed: ['payment_intent', 'limit', 'starting_after'],
    answer({ state, params }) {
      const intent = params.required('payment_intent');
      return list(
        '/v1/refunds',
        [...state.refunds.values()].filter((each) => each.payment_intent === intent).reverse(),
      );
    },
  },
  {
    route: 'GET /v1/refunds/:id',
    allowed: [],
    answer: ({ state, id }) => state.find(state.refunds, 'refund', id),
  },
  {
    route: 'POST /v1/payouts',
    allowed: ['amount', 'currency', 'metadata'],
    answer({ state, params, account }) {
      const amount = params.amount('amount');
      params.currency('currency');
      if ((state.available.get(account) ?? 0) < amount) throw insufficient();
      const payout = { ...payoutOf(state.id('po'), amount, params.metadata()), account };
      state.payouts.set(payout.id, payout);
      state.move(account, -amount);
      state.emit('payout.created', payout, account);
      return payout;
    },
  },
  {
    route: 'GET /v1/payouts/:id',
    allowed: [],
    answer: ({ state, id }) => state.find(state.payouts, 'payout', id),
  },
];
