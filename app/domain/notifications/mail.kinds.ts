/**
 * Mails that go to an address rather than through an inbox: to people who have no account yet, or about the account itself.
 * Each kind has a title, a text and the words of its button in both languages, `notifications:mailKind.<kind>.{title,text,action}`;
 * a test compares this list with the words.
 */
export const mailKinds = [
  'verify_email',
  'sign_up_again',
  'reset_password',
  'password_changed',
  'email_change_requested',
  'confirm_new_email',
  'email_changed',
  'new_device',
  'account_deleted',
  'audit_head',
  'invitation',
  'invitation_with_message',
  'totp_enrolled',
  'totp_removed',
  'passkey_added',
  'passkey_removed',
  'recovery_codes_made',
  'recovery_code_used',
  'outside_linked',
  'outside_unlinked',
] as const;
export type MailKind = (typeof mailKinds)[number];
