import { describe, expect, it } from 'vitest';
import { canFire, type MachineEvent } from '#app/domain/kernel/machine.ts';
import { paymentMachine, payoutMachine, refundMachine } from '#app/domain/payments/payment.states.ts';
import { contractMachine } from '#app/domain/pilots/contract.states.ts';
import { milestonePostings } from '#app/domain/pilots/milestone.postings.ts';
import { type MilestoneEvent, milestoneMachine } from '#app/domain/pilots/milestone.states.ts';
import { proposalMachine } from '#app/domain/pilots/proposal.states.ts';

/**
 * Every event with every state it may leave, written by hand from the milestone table of the domain: what is not here is
 * refused. `posts` says whether money moves in the books.
 */
const milestoneTable: Record<MilestoneEvent, { from: string; to: string; posts: boolean }> = {
  request_funds: { from: 'planned', to: 'awaiting_funds', posts: false },
  confirm_funding: { from: 'awaiting_funds', to: 'funded', posts: true },
  start: { from: 'funded', to: 'in_progress', posts: false },
  start_on_commitment: { from: 'planned', to: 'in_progress', posts: false },
  deliver: { from: 'in_progress changes_requested', to: 'submitted', posts: false },
  miss: { from: 'in_progress', to: 'missed', posts: false },
  set_new_date: { from: 'missed', to: 'in_progress', posts: false },
  request_changes: { from: 'submitted', to: 'changes_requested', posts: false },
  reject: { from: 'submitted', to: 'rejected', posts: false },
  agree_rework: { from: 'rejected', to: 'in_progress', posts: false },
  accept: { from: 'submitted', to: 'accepted', posts: true },
  accept_by_silence: { from: 'submitted', to: 'accepted', posts: true },
  accept_partly: { from: 'submitted', to: 'accepted', posts: true },
  // The money is there, or the State Treasury is committed: the policy tells which of the two it has to be.
  accept_award: { from: 'funded planned', to: 'accepted', posts: true },
  release: { from: 'accepted', to: 'releasing', posts: true },
  confirm_payout: { from: 'releasing', to: 'released', posts: true },
  // Posts the mirror of what it takes back, which is no posting of its own.
  fail_payout: { from: 'releasing released', to: 'accepted', posts: false },
  approve_payment: { from: 'accepted', to: 'awaiting_payment', posts: false },
  record_payment: { from: 'awaiting_payment', to: 'released', posts: false },
  dispute: { from: 'in_progress submitted changes_requested rejected missed', to: 'disputed', posts: true },
  freeze: { from: 'funded in_progress submitted changes_requested rejected missed', to: 'disputed', posts: true },
  settle_by_payment: { from: 'disputed', to: 'accepted', posts: true },
  settle_by_refund: { from: 'disputed', to: 'cancelling', posts: true },
  cancel: { from: 'funded in_progress rejected missed', to: 'cancelling', posts: true },
  confirm_refund: { from: 'cancelling', to: 'refunded', posts: true },
};

describe('milestone: every state x every event', () => {
  for (const [event, row] of Object.entries(milestoneTable) as [MilestoneEvent, (typeof milestoneTable)['miss']][]) {
    it(event, () => {
      const allowed = milestoneMachine.states.filter((state) => canFire(milestoneMachine, event, state));
      expect([...allowed].sort()).toEqual(row.from.split(' ').sort());
      expect(milestoneMachine.events[event].to).toBe(row.to);
      expect(event in milestonePostings).toBe(row.posts);
    });
  }

  it('nobody reaches a state that nothing leads to, and money never rests in a dead end', () => {
    const reached = new Set<string>([milestoneMachine.initial, ...Object.values(milestoneTable).map((row) => row.to)]);
    expect([...reached].sort()).toEqual([...milestoneMachine.states].sort());
    const left = new Set(Object.values(milestoneTable).flatMap((row) => row.from.split(' ')));
    expect(milestoneMachine.states.filter((state) => !left.has(state))).toEqual(['refunded']);
  });

  it('only the rail, never a person, says that money has moved', () => {
    for (const event of ['confirm_funding', 'confirm_payout', 'fail_payout', 'confirm_refund'] as const)
      expect(milestoneMachine.events[event].by).toEqual(['system']);
  });
});

describe('contract, payment and payout: every state x every event', () => {
  const tables = [
    {
      machine: contractMachine,
      moves: [
        'draft -offer-> pending_signature',
        'pending_signature -take_back-> draft',
        'pending_signature -activate-> active',
        'active -suspend-> suspended',
        'suspended -resume-> active',
        'active -begin_termination-> terminating',
        'terminating -terminate-> terminated',
        'active -complete-> completed',
        'completed -reopen-> active',
        'warranty -reopen-> active',
        'completed -begin_warranty-> warranty',
        'warranty -close-> closed',
      ],
    },
    {
      machine: paymentMachine,
      moves: ['pending -confirm-> confirmed', 'pending -expire-> expired', 'confirmed -charge_back-> charged_back'],
    },
    {
      machine: payoutMachine,
      moves: ['pending -confirm-> confirmed', 'pending -fail-> failed', 'confirmed -come_back-> returned'],
    },
    {
      machine: refundMachine,
      moves: ['pending -confirm-> confirmed', 'pending -fail-> failed', 'failed -retry-> pending'],
    },
    {
      machine: proposalMachine,
      moves: [
        'open -accept-> accepted',
        'open -decline-> declined',
        'open -withdraw-> withdrawn',
        'open -expire-> expired',
      ],
    },
  ];
  for (const { machine, moves } of tables) {
    it(machine.subject, () => {
      const events: Record<string, MachineEvent<string>> = machine.events;
      const all = Object.entries(events).flatMap(([event, { from, to }]) =>
        from.map((state) => `${state} -${event}-> ${to}`),
      );
      expect(all.sort()).toEqual([...moves].sort());
    });
  }
});
