/** What can wait for somebody; words under `tasks:kind.<kind>.{title,action}`. */
export const taskKinds = [
  'answer_invitation',
  'finish_challenge',
  'mend_challenge',
  'publish_challenge',
  'review_challenge',
  'form_panel',
  'open_box',
  'end_unanswered',
  'decide',
  'finish_solution',
  'declare_conflict',
  'score',
  'lock_result',
  'finish_contract',
  'sign_contract',
  'fund',
  'start',
  'deliver',
  'deliver_again',
  'accept',
  'release',
  'approve_payment',
  'record_payment',
  'complete_organization',
  'mend_organization',
  'renew_organization',
  'verify_organization',
  'confirm_expert',
  'decide_access',
  'transfer',
  'clear_suspense',
  'confirm_decision',
  'make_batch',
  'check_batch',
  'send_batch',
  'explain_break',
  'award',
  'agree_date',
  'agree_rework',
  'settle',
  'answer_proposal',
  'upload_invoice',
  'pay_share',
  'pay_retention',
  'retry_refund',
] as const;
export type TaskKind = (typeof taskKinds)[number];

/** One thing that waits for this person in this organisation, with the one page on which it is done. */
export type Task = {
  kind: TaskKind;
  /** Id of the row it is derived from; with the kind it names the task. */
  subjectId: string;
  code: string;
  /** Title of the challenge or contract. */
  title: string;
  /** Title of the milestone, where there is one. */
  milestone?: string;
  /** Sheets locked of sheets due. */
  progress?: { done: number; total: number };
  dueAt: Date | null;
  /** Page of the act, without language. */
  path: string;
};
