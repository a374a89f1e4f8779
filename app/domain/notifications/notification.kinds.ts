/**
 * What people are told of. Each kind has a title and a sentence in both languages, `notifications:kind.<kind>.{title,text}`;
 * a test compares this list with the words.
 */
export const notificationKinds = [
  'challenge_submitted',
  'challenge_changes_requested',
  'challenge_approved',
  'challenge_published',
  'challenge_closed',
  'challenge_cancelled',
  'challenge_no_award',
  'solution_submitted',
  'solution_awarded',
  'solution_not_selected',
  'box_waiting',
  'solutions_opened',
  'panel_appointed',
  'sheets_complete',
  'result_locked',
  'contract_drafted',
  'contract_offered',
  'contract_signed',
  'contract_active',
  'milestone_awaiting_funds',
  'milestone_funded',
  'milestone_submitted',
  'milestone_changes_requested',
  'milestone_accepted',
  'milestone_released',
] as const;
export type NotificationKind = (typeof notificationKinds)[number];
