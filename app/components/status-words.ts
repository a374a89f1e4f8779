import type { Tone } from './ui/badge.tsx';

/** Where the words of a machine's states are: `<prefix>.<status>.{label,meaning,next}`. */
export const statusWords = {
  challenge: 'challenges:status',
  solution: 'solutions:status',
  panel: 'evaluations:panelStatus',
  score_sheet: 'evaluations:sheetStatus',
  contract: 'pilots:contractStatus',
  milestone: 'pilots:milestoneStatus',
  payment: 'payments:paymentStatus',
  payout: 'payments:payoutStatus',
  refund: 'payments:refundStatus',
  proposal: 'consents:status',
  organization: 'organizations:status',
  document: 'documents:status',
  suspense_decision: 'reconciliation:decisionStatus',
  payout_batch: 'reconciliation:batchStatus',
  reconciliation_break: 'reconciliation:breakStatus',
  evaluator_profile: 'experts:status',
} as const;

export type MachineName = keyof typeof statusWords;

const namespaceOf: Record<string, string> = {
  challenge: 'challenges',
  solution: 'solutions',
  panel: 'evaluations',
  score_sheet: 'evaluations',
  contract: 'pilots',
  milestone: 'pilots',
  payment: 'payments',
  payout: 'payments',
  refund: 'payments',
  proposal: 'consents',
  organization: 'organizations',
  user: 'accounts',
  document: 'documents',
  suspense_decision: 'reconciliation',
  payout_batch: 'reconciliation',
  reconciliation_break: 'reconciliation',
  bank_statement: 'reconciliation',
  catalogue_entry: 'catalogue',
  evaluator_profile: 'experts',
  audit_trail: 'audit',
};

/**
 * Where the sentence of an event is, the precise key first. Events are recorded as `<subject>.<event>`.
 * @returns nothing for a subject whose events no timeline shows
 */
export function eventKeys(subjectKind: string, event: string): string[] {
  const namespace = namespaceOf[subjectKind];
  return namespace ? [`${namespace}:event.${event}`, `${namespace}:event.${event.split('.').at(-1)}`] : [];
}

const tones: Record<Exclude<Tone, 'neutral'>, readonly string[]> = {
  active: [
    'published',
    'evaluating',
    'scoring',
    'active',
    'in_progress',
    'under_evaluation',
    'shortlisted',
    'funded',
    'releasing',
    'checking',
    'sent',
  ],
  waiting: [
    'in_review',
    'pending',
    'open',
    'pending_signature',
    'awaiting_funds',
    'changes_requested',
    'forming',
    'submitted',
    'awaiting_payment',
    'suspended',
    'missed',
    'terminating',
    'cancelling',
    'waiting_check',
    'proposed',
    'open',
  ],
  good: [
    'approved',
    'awarded',
    'accepted',
    'released',
    'completed',
    'verified',
    'locked',
    'confirmed',
    'warranty',
    'ready',
    'settled',
    'sent_back',
  ],
  bad: [
    'cancelled',
    'rejected',
    'disputed',
    'terminated',
    'disqualified',
    'failed',
    'charged_back',
    'returned',
    'refused',
    'forfeited',
    'declined',
  ],
};

export function toneOf(status: string): Tone {
  const found = (Object.keys(tones) as (keyof typeof tones)[]).find((tone) => tones[tone].includes(status));
  return found ?? 'neutral';
}
