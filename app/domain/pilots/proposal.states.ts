import { defineMachine } from '#app/domain/kernel/machine.ts';
import type { ContractStatus } from './contract.states.ts';
import type { MilestoneEvent } from './milestone.states.ts';

/** What one party asks of the other. Accepted, what it asks for happens in the same moment. */
export const proposalMachine = defineMachine({
  subject: 'proposal',
  initial: 'open',
  states: ['open', 'accepted', 'declined', 'withdrawn', 'expired'],
  events: {
    accept: { from: ['open'], to: 'accepted', by: ['both'] },
    decline: { from: ['open'], to: 'declined', by: ['both'] },
    withdraw: { from: ['open'], to: 'withdrawn', by: ['both'] },
    expire: { from: ['open'], to: 'expired', by: ['system'] },
  },
});

export type ProposalKind = (typeof proposalKinds)[number];

/** Of a milestone first, in the order in which a page offers them; then of the whole contract. */
export const proposalKinds = [
  'new_date',
  'rework',
  'part',
  'settlement',
  'cancellation',
  'retention_claim',
  'suspension',
  'resumption',
  'termination',
] as const;

/** Which move of the milestone a proposal leads to. A settlement ends by payment or by refund. */
export const milestoneEventOf: Partial<Record<ProposalKind, MilestoneEvent>> = {
  new_date: 'set_new_date',
  rework: 'agree_rework',
  part: 'accept_partly',
  settlement: 'settle_by_refund',
  cancellation: 'cancel',
};

/** In which states of the contract the others may be asked for. */
export const contractStatesOf: Partial<Record<ProposalKind, readonly ContractStatus[]>> = {
  retention_claim: ['completed', 'warranty'],
  suspension: ['active'],
  resumption: ['suspended'],
  termination: ['active'],
};

/** What is agreed on about one milestone, with the word of its page's address. */
export const milestoneProposals = {
  new_date: 'ngay-moi',
  rework: 'lam-lai',
  part: 'mot-phan',
  settlement: 'chia-tranh-chap',
  cancellation: 'huy-moc',
} as const satisfies Partial<Record<ProposalKind, string>>;
export type MilestoneProposalKind = keyof typeof milestoneProposals;

/** Kinds that pay or refund as soon as they are agreed on. */
export const movesMoney = (kind: ProposalKind) =>
  kind === 'part' || kind === 'settlement' || kind === 'cancellation' || kind === 'retention_claim';

/** What an arbiter may decide when the parties cannot agree. */
export const arbitrableKinds: readonly ProposalKind[] = ['settlement', 'cancellation', 'retention_claim'];

/** What an agreement about a milestone is about, in đồng: what is disputed, the rest of its amount, what escrow holds for it. */
export type Stakes = { disputedVnd: bigint; undisputedVnd: bigint; heldVnd: bigint };
