import type { JobName, JobPayload } from '../catalog.ts';
import { handle as applyRetention } from './apply-retention.ts';
import { handle as catchUpWithProvider } from './catch-up-with-provider.ts';
import { handle as checkDocument } from './check-document.ts';
import { handle as closeChallenge } from './close-challenge.ts';
import { handle as closeDueChallenges } from './close-due-challenges.ts';
import { handle as confirmSandboxPayment } from './confirm-sandbox-payment.ts';
import { handle as confirmSandboxPayout } from './confirm-sandbox-payout.ts';
import { handle as confirmSandboxRefund } from './confirm-sandbox-refund.ts';
import { handle as deleteExpiredSessions } from './delete-expired-sessions.ts';
import { handle as eraseAuditOrigins } from './erase-audit-origins.ts';
import { handle as mailAuditHead } from './mail-audit-head.ts';
import { handle as matchBankLines } from './match-bank-lines.ts';
import { handle as openCheckout } from './open-checkout.ts';
import { handle as payOutByStripe } from './pay-out-by-stripe.ts';
import { handle as processProviderEvent } from './process-provider-event.ts';
import { handle as reconcileRails } from './reconcile-rails.ts';
import { handle as refundByStripe } from './refund-by-stripe.ts';
import { handle as remindRenewals } from './remind-renewals.ts';
import { handle as removeDocumentFile } from './remove-document-file.ts';
import { handle as runPilotClock } from './run-pilot-clock.ts';
import { handle as sealAudit } from './seal-audit.ts';
import { handle as sendDigest } from './send-digest.ts';
import { handle as sendKeptMail } from './send-kept-mail.ts';
import { handle as sendMail } from './send-mail.ts';
import { handle as startDigests } from './start-digests.ts';
import { handle as sweepDocuments } from './sweep-documents.ts';
import { handle as syncSearch } from './sync-search.ts';
import { handle as verifyAudit } from './verify-audit.ts';
import { handle as watchJobs } from './watch-jobs.ts';

/** What is done for each job of the catalog. One line per handler. */
export const handlers: { [N in JobName]?: (payload: JobPayload<N>) => Promise<void> } = {
  'apply-retention': applyRetention,
  'catch-up-with-provider': catchUpWithProvider,
  'check-document': checkDocument,
  'close-challenge': closeChallenge,
  'close-due-challenges': closeDueChallenges,
  'confirm-sandbox-payment': confirmSandboxPayment,
  'confirm-sandbox-payout': confirmSandboxPayout,
  'confirm-sandbox-refund': confirmSandboxRefund,
  'delete-expired-sessions': deleteExpiredSessions,
  'erase-audit-origins': eraseAuditOrigins,
  'mail-audit-head': mailAuditHead,
  'remind-renewals': remindRenewals,
  'match-bank-lines': matchBankLines,
  'open-checkout': openCheckout,
  'pay-out-by-stripe': payOutByStripe,
  'process-provider-event': processProviderEvent,
  'reconcile-rails': reconcileRails,
  'refund-by-stripe': refundByStripe,
  'remove-document-file': removeDocumentFile,
  'send-kept-mail': sendKeptMail,
  'seal-audit': sealAudit,
  'send-digest': sendDigest,
  'run-pilot-clock': runPilotClock,
  'send-mail': sendMail,
  'start-digests': startDigests,
  'sweep-documents': sweepDocuments,
  'sync-search': syncSearch,
  'verify-audit': verifyAudit,
  'watch-jobs': watchJobs,
};
