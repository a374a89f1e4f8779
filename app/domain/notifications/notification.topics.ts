/**
 * What notifications are about, in groups people understand, and how their mails go unless somebody chose otherwise. The line
 * in the inbox is always there. A topic with `always` is mailed at once to everybody: what would be missed costs security,
 * a signature, money or a deadline; the words say why, `notifications:preferences.topic.<topic>.{name,text}`.
 */
export const deliveries = ['at_once', 'digest', 'off'] as const;
export type Delivery = (typeof deliveries)[number];

type TopicRule = { usual: Delivery; always?: true; kinds: readonly string[] };

export const topicRules = {
  security: {
    usual: 'at_once',
    always: true,
    kinds: [
      'desks_changed',
      'member_roles_changed',
      'member_removed',
      'ownership_transferred',
      'organization_bank_changed',
      'organization_suspended',
      'audit_head',
    ],
  },
  signing: { usual: 'at_once', always: true, kinds: ['contract_offered', 'contract_signed', 'contract_active'] },
  money: {
    usual: 'at_once',
    always: true,
    kinds: [
      'milestone_awaiting_funds',
      'milestone_funded',
      'milestone_released',
      'milestone_submitted',
      'milestone_disputed',
      'milestone_refunded',
      'inspection_reminder',
      'proposal_made',
      'proposal_accepted',
      'refund_failed',
      'payout_failed',
      'retention_due',
      'payment_charged_back',
      'share_awaited',
    ],
  },
  sealed: {
    usual: 'at_once',
    always: true,
    kinds: ['solution_submitted', 'solution_awarded', 'solution_not_selected', 'challenge_cancelled'],
  },
  challenges: {
    usual: 'at_once',
    kinds: [
      'challenge_submitted',
      'challenge_changes_requested',
      'challenge_approved',
      'challenge_published',
      'challenge_closed',
      'challenge_no_award',
    ],
  },
  evaluation: {
    usual: 'at_once',
    kinds: [
      'box_waiting',
      'solutions_opened',
      'panel_appointed',
      'sheets_complete',
      'result_locked',
      'appointed',
      'appointment_ended',
    ],
  },
  pilots: {
    usual: 'at_once',
    kinds: [
      'contract_drafted',
      'contract_taken_back',
      'milestone_changes_requested',
      'milestone_accepted',
      'milestone_rejected',
      'milestone_missed',
      'proposal_declined',
    ],
  },
  people: {
    usual: 'digest',
    kinds: ['member_joined', 'member_left', 'expert_declared', 'expert_confirmed', 'expert_reinstated'],
  },
  administration: { usual: 'at_once', kinds: ['job_dead', 'contact_message'] },
  /** Whatever has no line above. */
  organization: { usual: 'at_once', kinds: [] },
} as const satisfies Record<string, TopicRule>;

export type Topic = keyof typeof topicRules;
export const topics = Object.keys(topicRules) as Topic[];

const rules: Record<Topic, TopicRule> = topicRules;
const byKind = new Map(topics.flatMap((topic) => rules[topic].kinds.map((kind) => [kind, topic] as const)));

export function topicOf(kind: string): Topic {
  return byKind.get(kind) ?? 'organization';
}

export function isAlways(topic: Topic): boolean {
  return rules[topic].always === true;
}

export const usualDelivery = (topic: Topic): Delivery => rules[topic].usual;
export const optionalTopics = topics.filter((topic) => !isAlways(topic));
export const alwaysTopics = topics.filter(isAlways);
