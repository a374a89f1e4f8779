import { z } from 'zod';

/**
 * Every kind of work that runs outside a request: its payload and how often it is tried (with growing pauses) before it
 * stays behind as a dead letter. A handler may run more than once for one job and must then change nothing further.
 * To add one: an entry here, `handlers/<name>.ts` exporting `handle(payload)`, a line in `handlers/index.ts`.
 */
const job = <T extends z.ZodType>(payload: T, options: { maxAttempts?: number } = {}) => ({
  payload,
  maxAttempts: 8,
  ...options,
});

const nothing = z.strictObject({});

export const jobCatalog = {
  /** Brings what search knows about one thing in line with the database. */
  'sync-search': job(z.strictObject({ kind: z.enum(['challenge', 'catalogue_entry']), id: z.uuid() })),
  /** Mails notifications to their recipients, each once. */
  'send-mail': job(z.strictObject({ notificationIds: z.array(z.uuid()).min(1) }), { maxAttempts: 12 }),
  /** Sends a mail to an address, written when it was asked for, once. */
  'send-kept-mail': job(z.strictObject({ mailId: z.uuid() }), { maxAttempts: 12 }),
  /** Sweep: who has lines for the day's digest. */
  'start-digests': job(nothing),
  /** Mails a person the lines of a day (Vietnam's, yyyy-mm-dd), once. */
  'send-digest': job(z.strictObject({ userId: z.uuid(), day: z.iso.date() }), { maxAttempts: 12 }),
  /** Closes a challenge at its deadline; queued for that moment when it is published. */
  'close-challenge': job(z.strictObject({ challengeId: z.uuid() }), { maxAttempts: 20 }),
  /** Sweep: closes what is past its deadline, should a queued closing have been lost. */
  'close-due-challenges': job(nothing),
  /** The sandbox rail's answer to a payment or a payout, which a bank would give later. */
  'confirm-sandbox-payment': job(z.strictObject({ paymentId: z.uuid() })),
  'confirm-sandbox-payout': job(z.strictObject({ payoutId: z.uuid() })),
  /** The card provider: a page to pay on, money to startups, money back to cards; what it reported; what got lost. */
  'open-checkout': job(z.strictObject({ paymentId: z.uuid() }), { maxAttempts: 20 }),
  'pay-out-by-stripe': job(z.strictObject({ payoutId: z.uuid() }), { maxAttempts: 20 }),
  'refund-by-stripe': job(z.strictObject({ refundId: z.uuid() }), { maxAttempts: 20 }),
  'process-provider-event': job(z.strictObject({ eventId: z.string().max(255) }), { maxAttempts: 20 }),
  'catch-up-with-provider': job(nothing),
  /** Places each line of a bank statement that nobody has placed yet. */
  'match-bank-lines': job(nothing),
  /** Daily: compares the books with what banks and providers say; opens breaks for a person. */
  'reconcile-rails': job(nothing),
  'confirm-sandbox-refund': job(z.strictObject({ refundId: z.uuid() })),
  /** Sweep: due days, inspections and warranties of pilots, proposals that nobody answered. */
  'run-pilot-clock': job(nothing),
  /** Looks at the bytes of an uploaded file before it may be used. */
  'check-document': job(z.strictObject({ documentId: z.uuid() })),
  'remove-document-file': job(z.strictObject({ documentId: z.uuid() })),
  /** Sweep: uploads that never finished, files nobody points at. */
  'sweep-documents': job(nothing),
  /** Sweep: tells owners of the yearly check of their organisation. */
  'remind-renewals': job(nothing),
  /** Sweep: sessions and mailed links past their end. */
  'delete-expired-sessions': job(nothing),
  /** Sweep: tells the administration desk of jobs that were given up. */
  'watch-jobs': job(nothing),
  /** Sweep: erases what has been kept for as long as the table of data kinds says. */
  'apply-retention': job(nothing),
  /** Adds what is on record to the audit trail's chain, and publishes its head. */
  'seal-audit': job(nothing),
  /** Every night, and on demand: recomputes that chain. */
  'verify-audit': job(nothing),
  /** Daily: the head to whoever keeps it outside; addresses and devices past their time. */
  'mail-audit-head': job(nothing),
  'erase-audit-origins': job(nothing),
} as const;

export type JobName = keyof typeof jobCatalog;
export type JobPayload<N extends JobName> = z.infer<(typeof jobCatalog)[N]['payload']>;

export const jobNames = Object.keys(jobCatalog) as JobName[];
