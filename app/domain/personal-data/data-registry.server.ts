import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { users, userTokens } from '#db/schema/accounts.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { bankFiles, bankStatements, payoutBatches, reconciliationBreaks, suspenseDecisions } from '#db/schema/bank.ts';
import { challenges } from '#db/schema/challenges.ts';
import { arbiterAppointments, disputes, proposals, rejections } from '#db/schema/consents.ts';
import { contactMessages } from '#db/schema/contact.ts';
import { documents } from '#db/schema/documents.ts';
import { openings, panelMembers, scoreSheets } from '#db/schema/evaluations.ts';
import { employments, evaluatorProfiles } from '#db/schema/experts.ts';
import { appointments, invitations } from '#db/schema/members.ts';
import { mails, notificationPreferences, notifications } from '#db/schema/notifications.ts';
import { memberships, organizations } from '#db/schema/organizations.ts';
import { outsideArrivals, outsideFlows, outsideIdentities } from '#db/schema/outside-identities.ts';
import { payments, payouts } from '#db/schema/payments.ts';
import { acceptanceRecords, contractSignatures, deliverables } from '#db/schema/pilots.ts';
import {
  passkeyChallenges,
  passkeys,
  pendingSignIns,
  recoveryCodes,
  totpCredentials,
} from '#db/schema/second-factors.ts';
import { sessions } from '#db/schema/sessions.ts';
import { solutions, solutionVersions } from '#db/schema/solutions.ts';
import { consents, termsAcceptances } from '#db/schema/terms.ts';
import { accessRequests, organizationVerifications } from '#db/schema/verifications.ts';
import type { DataKind } from './data-kinds.topics.ts';

/** A table that knows of people. One that does and is not listed fails a test. */
export type HeldTable = {
  table: PgTable;
  /** The column that says whose row it is: by id, or by address of e-mail. */
  owner: { id: PgColumn } | { email: PgColumn };
  /** Columns that name people otherwise: who dealt with it, an address somebody typed. Rows are not theirs for it. */
  alsoNames?: readonly PgColumn[];
  kind: DataKind;
  /**
   * What the person gets of their own rows, by name; never passwords, secrets, tokens, or what others wrote. A
   * sentence instead says why nothing of it is theirs to take.
   */
  exported: Record<string, PgColumn> | string;
  /**
   * What becomes of it when the account is deleted: `erase` the rows; `anonymise` them in place; `keep` them, since books,
   * contracts or the record stand on them: they name the account's id only, which then has no name.
   */
  onDeletion: 'erase' | 'anonymise' | 'keep';
};

export const dataRegistry: readonly HeldTable[] = [
  {
    table: users,
    owner: { id: users.id },
    alsoNames: [users.email],
    kind: 'account',
    exported: {
      id: users.id,
      email: users.email,
      name: users.displayName,
      language: users.locale,
      since: users.createdAt,
    },
    onDeletion: 'anonymise',
  },
  {
    table: sessions,
    owner: { id: sessions.userId },
    kind: 'session',
    exported: {
      began: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      ends: sessions.expiresAt,
      secondFactorAt: sessions.secondFactorAt,
      browser: sessions.browser,
      system: sessions.system,
      network: sessions.network,
    },
    onDeletion: 'erase',
  },
  {
    table: userTokens,
    owner: { id: userTokens.userId },
    alsoNames: [userTokens.email],
    kind: 'session',
    exported: 'Links that were mailed, as hashes: each lives for a week at most.',
    onDeletion: 'erase',
  },
  {
    table: totpCredentials,
    owner: { id: totpCredentials.userId },
    kind: 'account',
    exported: { enrolled: totpCredentials.createdAt, lastUsed: totpCredentials.lastUsedAt },
    onDeletion: 'erase',
  },
  {
    table: passkeys,
    owner: { id: passkeys.userId },
    kind: 'account',
    exported: { name: passkeys.name, added: passkeys.createdAt, lastUsed: passkeys.lastUsedAt },
    onDeletion: 'erase',
  },
  {
    table: recoveryCodes,
    owner: { id: recoveryCodes.userId },
    kind: 'account',
    exported: { made: recoveryCodes.createdAt, used: recoveryCodes.usedAt },
    onDeletion: 'erase',
  },
  {
    table: outsideIdentities,
    owner: { id: outsideIdentities.userId },
    alsoNames: [outsideIdentities.email],
    kind: 'account',
    exported: {
      provider: outsideIdentities.issuer,
      subject: outsideIdentities.subject,
      email: outsideIdentities.email,
      linked: outsideIdentities.createdAt,
      lastUsed: outsideIdentities.lastUsedAt,
    },
    onDeletion: 'erase',
  },
  {
    table: pendingSignIns,
    owner: { id: pendingSignIns.userId },
    kind: 'session',
    exported: 'Lasts ten minutes, while somebody is on the way in.',
    onDeletion: 'erase',
  },
  {
    table: passkeyChallenges,
    owner: { id: passkeyChallenges.userId },
    kind: 'session',
    exported: 'Lasts five minutes, while a passkey is asked for.',
    onDeletion: 'erase',
  },
  {
    table: outsideFlows,
    owner: { id: outsideFlows.userId },
    kind: 'session',
    exported: 'Lasts ten minutes, while somebody is at an identity provider.',
    onDeletion: 'erase',
  },
  {
    table: outsideArrivals,
    owner: { email: outsideArrivals.email },
    kind: 'session',
    exported: 'Lasts ten minutes, while somebody whom a provider vouches for decides what to do.',
    onDeletion: 'erase',
  },
  {
    table: memberships,
    owner: { id: memberships.userId },
    kind: 'membership',
    exported: {
      organizationId: memberships.organizationId,
      roles: memberships.roles,
      desks: memberships.desks,
      since: memberships.createdAt,
    },
    onDeletion: 'erase',
  },
  {
    table: invitations,
    owner: { email: invitations.email },
    alsoNames: [invitations.invitedBy, invitations.acceptedBy],
    kind: 'membership',
    exported: {
      organizationId: invitations.organizationId,
      roles: invitations.roles,
      at: invitations.createdAt,
      acceptedAt: invitations.acceptedAt,
    },
    onDeletion: 'erase',
  },
  {
    table: appointments,
    owner: { id: appointments.userId },
    alsoNames: [appointments.appointedBy, appointments.endedBy],
    kind: 'evaluation',
    exported: {
      role: appointments.role,
      reason: appointments.reason,
      from: appointments.createdAt,
      endedAt: appointments.endedAt,
    },
    onDeletion: 'keep',
  },
  {
    table: evaluatorProfiles,
    owner: { id: evaluatorProfiles.userId },
    kind: 'membership',
    exported: {
      status: evaluatorProfiles.status,
      fields: evaluatorProfiles.fields,
      expertise: evaluatorProfiles.expertise,
      degree: evaluatorProfiles.degree,
      experienceYears: evaluatorProfiles.experienceYears,
      languages: evaluatorProfiles.languages,
      biography: evaluatorProfiles.biography,
      available: evaluatorProfiles.available,
    },
    onDeletion: 'erase',
  },
  {
    table: employments,
    owner: { id: employments.userId },
    kind: 'membership',
    exported: {
      organizationName: employments.organizationName,
      taxCode: employments.taxCode,
      position: employments.position,
      startedOn: employments.startedOn,
      endedOn: employments.endedOn,
    },
    onDeletion: 'erase',
  },
  {
    table: organizations,
    owner: { id: organizations.createdBy },
    alsoNames: [organizations.contactEmail],
    kind: 'work',
    exported: { id: organizations.id, name: organizations.name, since: organizations.createdAt },
    onDeletion: 'keep',
  },
  {
    table: organizationVerifications,
    owner: { id: organizationVerifications.requestedBy },
    alsoNames: [organizationVerifications.decidedBy],
    kind: 'work',
    exported: {
      organizationId: organizationVerifications.organizationId,
      kind: organizationVerifications.kind,
      requestedAt: organizationVerifications.requestedAt,
      outcome: organizationVerifications.outcome,
    },
    onDeletion: 'keep',
  },
  {
    table: accessRequests,
    owner: { id: accessRequests.userId },
    alsoNames: [accessRequests.decidedBy],
    kind: 'membership',
    exported: {
      organizationId: accessRequests.organizationId,
      message: accessRequests.message,
      at: accessRequests.createdAt,
      outcome: accessRequests.outcome,
    },
    onDeletion: 'erase',
  },
  {
    table: termsAcceptances,
    owner: { id: termsAcceptances.userId },
    kind: 'acceptance',
    exported: {
      document: termsAcceptances.document,
      version: termsAcceptances.version,
      acceptedAt: termsAcceptances.acceptedAt,
    },
    onDeletion: 'keep',
  },
  {
    table: consents,
    owner: { id: consents.userId },
    kind: 'consent',
    exported: {
      purpose: consents.purpose,
      version: consents.version,
      givenAt: consents.givenAt,
      withdrawnAt: consents.withdrawnAt,
    },
    onDeletion: 'keep',
  },
  {
    table: notifications,
    owner: { id: notifications.userId },
    kind: 'notification_read',
    exported: {
      kind: notifications.kind,
      data: notifications.data,
      path: notifications.path,
      at: notifications.createdAt,
      readAt: notifications.readAt,
    },
    onDeletion: 'erase',
  },
  {
    table: notificationPreferences,
    owner: { id: notificationPreferences.userId },
    kind: 'account',
    exported: { topic: notificationPreferences.topic, delivery: notificationPreferences.delivery },
    onDeletion: 'erase',
  },
  {
    table: mails,
    owner: { email: mails.recipient },
    kind: 'mail',
    // The text may carry a link that opens something; whoever has the mailbox has the mail.
    exported: { subject: mails.subject, at: mails.createdAt, sentAt: mails.sentAt },
    onDeletion: 'erase',
  },
  {
    table: contactMessages,
    owner: { id: contactMessages.userId },
    alsoNames: [contactMessages.handledBy, contactMessages.email],
    kind: 'contact',
    exported: { topic: contactMessages.topic, message: contactMessages.message, at: contactMessages.createdAt },
    onDeletion: 'anonymise',
  },
  {
    table: documents,
    owner: { id: documents.uploadedBy },
    kind: 'work',
    exported: {
      name: documents.name,
      purpose: documents.purpose,
      sizeBytes: documents.sizeBytes,
      sha256: documents.sha256,
      at: documents.createdAt,
    },
    onDeletion: 'keep',
  },
  {
    table: challenges,
    owner: { id: challenges.createdBy },
    kind: 'work',
    exported: { id: challenges.id, code: challenges.code, title: challenges.title, at: challenges.createdAt },
    onDeletion: 'keep',
  },
  {
    table: solutions,
    owner: { id: solutions.createdBy },
    kind: 'work',
    exported: { id: solutions.id, challengeId: solutions.challengeId, at: solutions.createdAt },
    onDeletion: 'keep',
  },
  {
    table: solutionVersions,
    owner: { id: solutionVersions.submittedBy },
    kind: 'work',
    // The content is the organisation's; the person's own is that they sealed it.
    exported: {
      solutionId: solutionVersions.solutionId,
      number: solutionVersions.number,
      sha256: solutionVersions.sha256,
      at: solutionVersions.submittedAt,
    },
    onDeletion: 'keep',
  },
  {
    table: panelMembers,
    owner: { id: panelMembers.userId },
    kind: 'evaluation',
    exported: {
      panelId: panelMembers.panelId,
      role: panelMembers.role,
      conflict: panelMembers.conflict,
      conflictNote: panelMembers.conflictNote,
      declaredAt: panelMembers.declaredAt,
    },
    onDeletion: 'keep',
  },
  {
    table: openings,
    owner: { id: openings.userId },
    kind: 'evaluation',
    exported: { challengeId: openings.challengeId, side: openings.side, at: openings.confirmedAt },
    onDeletion: 'keep',
  },
  {
    table: scoreSheets,
    owner: { id: scoreSheets.evaluatorId },
    kind: 'evaluation',
    exported: {
      solutionId: scoreSheets.solutionId,
      comment: scoreSheets.comment,
      lockedAt: scoreSheets.lockedAt,
      at: scoreSheets.createdAt,
    },
    onDeletion: 'keep',
  },
  {
    table: contractSignatures,
    owner: { id: contractSignatures.userId },
    kind: 'signature',
    exported: { contractId: contractSignatures.contractId, at: contractSignatures.signedAt },
    onDeletion: 'keep',
  },
  {
    table: deliverables,
    owner: { id: deliverables.submittedBy },
    kind: 'work',
    exported: { milestoneId: deliverables.milestoneId, at: deliverables.submittedAt },
    onDeletion: 'keep',
  },
  {
    table: proposals,
    owner: { id: proposals.proposedBy },
    alsoNames: [proposals.answeredBy],
    kind: 'work',
    exported: { kind: proposals.kind, reason: proposals.reason, at: proposals.proposedAt },
    onDeletion: 'keep',
  },
  {
    table: disputes,
    owner: { id: disputes.openedBy },
    kind: 'work',
    exported: { reason: disputes.reason, at: disputes.openedAt },
    onDeletion: 'keep',
  },
  {
    table: rejections,
    owner: { id: rejections.rejectedBy },
    kind: 'work',
    exported: { findings: rejections.findings, at: rejections.rejectedAt },
    onDeletion: 'keep',
  },
  {
    table: arbiterAppointments,
    owner: { id: arbiterAppointments.userId },
    alsoNames: [arbiterAppointments.appointedBy],
    kind: 'work',
    exported: { contractId: arbiterAppointments.contractId, at: arbiterAppointments.appointedAt },
    onDeletion: 'keep',
  },
  {
    table: bankFiles,
    owner: { id: bankFiles.uploadedBy },
    kind: 'work',
    exported: { name: bankFiles.name, at: bankFiles.uploadedAt },
    onDeletion: 'keep',
  },
  {
    table: bankStatements,
    owner: { id: bankStatements.postedBy },
    kind: 'work',
    exported: { lastOn: bankStatements.lastOn, at: bankStatements.postedAt },
    onDeletion: 'keep',
  },
  {
    table: suspenseDecisions,
    owner: { id: suspenseDecisions.proposedBy },
    alsoNames: [suspenseDecisions.decidedBy],
    kind: 'work',
    exported: { kind: suspenseDecisions.kind, reason: suspenseDecisions.reason, at: suspenseDecisions.proposedAt },
    onDeletion: 'keep',
  },
  {
    table: payoutBatches,
    owner: { id: payoutBatches.madeBy },
    alsoNames: [payoutBatches.checkedBy],
    kind: 'work',
    exported: { code: payoutBatches.code, at: payoutBatches.madeAt },
    onDeletion: 'keep',
  },
  {
    table: reconciliationBreaks,
    owner: { id: reconciliationBreaks.closedBy },
    kind: 'work',
    exported: {
      kind: reconciliationBreaks.kind,
      explanation: reconciliationBreaks.explanation,
      at: reconciliationBreaks.closedAt,
    },
    onDeletion: 'keep',
  },
  {
    table: acceptanceRecords,
    owner: { id: acceptanceRecords.acceptedBy },
    kind: 'signature',
    exported: { milestoneId: acceptanceRecords.milestoneId, at: acceptanceRecords.acceptedAt },
    onDeletion: 'keep',
  },
  {
    table: payments,
    owner: { id: payments.requestedBy },
    kind: 'payment',
    exported: { milestoneId: payments.milestoneId, amountVnd: payments.amountVnd, at: payments.requestedAt },
    onDeletion: 'keep',
  },
  {
    table: payouts,
    owner: { id: payouts.releasedBy },
    kind: 'payment',
    exported: { milestoneId: payouts.milestoneId, amountVnd: payouts.amountVnd, at: payouts.requestedAt },
    onDeletion: 'keep',
  },
  {
    table: auditEvents,
    owner: { id: auditEvents.actorUserId },
    kind: 'audit',
    exported: {
      at: auditEvents.at,
      event: auditEvents.event,
      subjectKind: auditEvents.subjectKind,
      subjectId: auditEvents.subjectId,
      forOrganizationId: auditEvents.actorOrganizationId,
    },
    onDeletion: 'keep',
  },
];
