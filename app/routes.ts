import { index, prefix, type RouteConfig, type RouteConfigEntry, route } from '@remix-run/route-config';

/**
 * Every address of the site. Pages live under an optional `/en`: Vietnamese at `/…`, English at `/en/…`; the words of an
 * address are Vietnamese in both, so that a link means the same page to everybody.
 * Remix runs each loader and action on its own: every route guards itself, no layout protects its children.
 */
const publicPages = [
  index('routes/public/home.tsx'),
  route('de-bai', 'routes/public/challenge-list.tsx'),
  route('de-bai/:code', 'routes/public/challenge.tsx'),
  route('de-bai/:code/han-nop.ics', 'routes/public/challenge-calendar.ts'),
  route('danh-muc', 'routes/public/catalogue-list.tsx'),
  route('danh-muc/:entryId', 'routes/public/catalogue-entry.tsx'),
  route('huong-dan', 'routes/public/help.tsx'),
  route('huong-dan/:slug', 'routes/public/help-page.tsx'),
  route('lien-he', 'routes/public/contact.tsx'),
];

const legal: RouteConfigEntry[] = [
  route('quy-che', 'routes/legal/operating-rules.tsx'),
  route('dieu-khoan', 'routes/legal/terms-of-use.tsx'),
  route('dieu-khoan/dong-y', 'routes/legal/accept-terms.tsx'),
  route('quyen-rieng-tu', 'routes/legal/privacy-notice.tsx'),
];

const auth: RouteConfigEntry[] = [
  route('dang-nhap', 'routes/auth/sign-in.tsx'),
  route('dang-nhap/buoc-hai', 'routes/auth/second-step.tsx'),
  route('dang-nhap/khoa-truy-cap', 'routes/auth/passkey-sign-in.ts'),
  route('dang-nhap/oidc', 'routes/auth/oidc-start.ts'),
  route('dang-nhap/oidc/tra-ve', 'routes/auth/oidc-return.tsx'),
  route('dang-nhap/oidc/lan-dau', 'routes/auth/oidc-first-time.tsx'),
  route('xac-nhan-lai', 'routes/auth/confirm-again.tsx'),
  route('dang-xuat', 'routes/auth/sign-out.tsx'),
  route('dang-ky', 'routes/auth/sign-up.tsx'),
  route('xac-nhan-thu', 'routes/auth/verify-pending.tsx'),
  route('xac-nhan-thu/:token', 'routes/auth/verify-email.tsx'),
  route('quen-mat-khau', 'routes/auth/forgot-password.tsx'),
  route('dat-lai-mat-khau/:token', 'routes/auth/reset-password.tsx'),
  route('doi-thu/:token', 'routes/auth/confirm-email-change.tsx'),
  route('hoan-tac-doi-thu/:token', 'routes/auth/undo-email-change.tsx'),
];

const account: RouteConfigEntry[] = [
  route('viec-can-lam', 'routes/account/tasks.tsx'),
  route('thong-bao', 'routes/account/inbox.tsx'),
  route('thong-bao/:notificationId', 'routes/account/open-notification.tsx'),
  route('tai-khoan/chuyen-gia', 'routes/account/expert-profile.tsx'),
  route('to-chuc', 'routes/account/switch-organization.tsx'),
  route('to-chuc/moi', 'routes/organization/new.tsx'),
  route('to-chuc/xin-tham-gia', 'routes/organization/request-access.tsx'),
  route('tai-khoan/nhat-ky', 'routes/audit/own-events.tsx'),
  route('don-vi/nhat-ky', 'routes/audit/organization-events.tsx'),
  route('tuy-chon', 'routes/account/preferences.tsx'),
  route('tai-khoan/thong-bao', 'routes/account/notification-preferences.tsx'),
  route('ngung-nhan-thu/:token', 'routes/account/unsubscribe.tsx'),
  route('tai-khoan/du-lieu', 'routes/account/personal-data.tsx'),
  route('thu-thu-nghiem', 'routes/account/kept-mails.tsx'),
  route('tai-khoan', 'routes/account/overview.tsx'),
  route('tai-khoan/mat-khau', 'routes/account/password.tsx'),
  route('tai-khoan/thu-dien-tu', 'routes/account/email.tsx'),
  route('tai-khoan/thiet-bi', 'routes/account/devices.tsx'),
  route('tai-khoan/xoa', 'routes/account/delete.tsx'),
];

/** The organisation one acts for: what it is, its papers, its verification. */
const organization: RouteConfigEntry[] = [
  route('don-vi/ho-so', 'routes/organization/profile.tsx'),
  route('don-vi/ho-so/thong-tin', 'routes/organization/profile-edit.tsx'),
  route('don-vi/ho-so/phap-ly', 'routes/organization/identity.tsx'),
  route('don-vi/ho-so/tai-khoan', 'routes/organization/bank.tsx'),
  route('don-vi/ho-so/cong-nhan', 'routes/organization/recognition.tsx'),
  route('don-vi/ho-so/gui-xac-minh', 'routes/organization/send.tsx'),
  route('don-vi/xin-tham-gia/:requestId', 'routes/organization/access-request.tsx'),
];

const security: RouteConfigEntry[] = [
  route('tai-khoan/bao-mat', 'routes/security/ways-in.tsx'),
  route('tai-khoan/bao-mat/ung-dung', 'routes/security/totp.tsx'),
  route('tai-khoan/bao-mat/ung-dung/go', 'routes/security/totp-remove.tsx'),
  route('tai-khoan/bao-mat/ma-khoi-phuc', 'routes/security/recovery-codes.tsx'),
  route('tai-khoan/bao-mat/dinh-danh/:identityId/go', 'routes/security/outside-identity-remove.tsx'),
  route('tai-khoan/bao-mat/khoa-moi', 'routes/security/passkey-new.tsx'),
  route('tai-khoan/bao-mat/khoa/:passkeyId', 'routes/security/passkey.tsx'),
  route('tai-khoan/bao-mat/khoa/:passkeyId/go', 'routes/security/passkey-remove.tsx'),
];

const sponsor: RouteConfigEntry[] = [
  route('don-vi/de-bai', 'routes/sponsor/challenge-list.tsx'),
  route('don-vi/de-bai/moi', 'routes/sponsor/challenge-new.tsx'),
  route('don-vi/de-bai/:challengeId', 'routes/sponsor/challenge-workspace.tsx'),
  route('don-vi/de-bai/:challengeId/soan', 'routes/sponsor/challenge-edit.tsx'),
  route('don-vi/de-bai/:challengeId/gui-duyet', 'routes/sponsor/challenge-submit.tsx'),
  route('don-vi/de-bai/:challengeId/cong-bo', 'routes/sponsor/challenge-publish.tsx'),
  route('don-vi/de-bai/:challengeId/huy', 'routes/sponsor/challenge-cancel.tsx'),
  route('don-vi/de-bai/:challengeId/mo-ho-so', 'routes/sponsor/opening.tsx'),
  route('don-vi/de-bai/:challengeId/hoi-dong', 'routes/sponsor/panel.tsx'),
  route('don-vi/de-bai/:challengeId/ho-so/:solutionId', 'routes/sponsor/read-solution.tsx'),
  route('don-vi/de-bai/:challengeId/ket-qua', 'routes/sponsor/result.tsx'),
  route('don-vi/de-bai/:challengeId/ket-qua/:solutionId', 'routes/sponsor/award.tsx'),
  route('don-vi/de-bai/:challengeId/khong-chon', 'routes/sponsor/no-award.tsx'),
];

const members: RouteConfigEntry[] = [
  route('don-vi/thanh-vien', 'routes/members/member-list.tsx'),
  route('loi-moi', 'routes/members/own-invitations.tsx'),
  route('loi-moi/:token', 'routes/members/invitation.tsx'),
  route('don-vi/thanh-vien/moi', 'routes/members/invite.tsx'),
  route('don-vi/thanh-vien/chuyen-quyen', 'routes/members/transfer-ownership.tsx'),
  route('don-vi/thanh-vien/roi-di', 'routes/members/leave.tsx'),
  route('don-vi/thanh-vien/:userId/vai-tro', 'routes/members/member-roles.tsx'),
  route('don-vi/thanh-vien/:userId/cho-roi', 'routes/members/member-remove.tsx'),
];

const coordinator: RouteConfigEntry[] = [
  route('dieu-phoi/nhat-ky', 'routes/audit/all-events.tsx'),
  route('dieu-phoi/chuyen-gia', 'routes/experts/registry.tsx'),
  route('dieu-phoi/chuyen-gia/:profileId', 'routes/experts/registry-entry.tsx'),
  route('dieu-phoi/can-bo', 'routes/staff/officers.tsx'),
  route('dieu-phoi/can-bo/:userId', 'routes/staff/officer-desks.tsx'),
  route('dieu-phoi/trong-tai', 'routes/staff/arbiters.tsx'),
  route('dieu-phoi/trong-tai/:appointmentId', 'routes/staff/end-appointment.tsx'),
  route('dieu-phoi/loi-nhan', 'routes/admin/contact-messages.tsx'),
  route('dieu-phoi/viec-nen', 'routes/admin/background-jobs.tsx'),
  route('dieu-phoi/viec-nen/:jobId/bo', 'routes/admin/discard-job.tsx'),
  route('dieu-phoi/tham-dinh', 'routes/admin/review-queue.tsx'),
  route('dieu-phoi/tham-dinh/:challengeId', 'routes/admin/review-challenge.tsx'),
  route('dieu-phoi/xac-minh', 'routes/admin/verification-queue.tsx'),
  route('dieu-phoi/xac-minh/don-vi/:organizationId', 'routes/admin/organization.tsx'),
  route('dieu-phoi/xac-minh/don-vi/:organizationId/dinh-chi', 'routes/admin/organization-suspend.tsx'),
  route('dieu-phoi/xac-minh/don-vi/:organizationId/khoi-phuc', 'routes/admin/organization-reinstate.tsx'),
  route('dieu-phoi/xac-minh/:verificationId', 'routes/admin/verification.tsx'),
  route('dieu-phoi/mo-ho-so', 'routes/admin/opening-list.tsx'),
  route('dieu-phoi/mo-ho-so/:challengeId', 'routes/admin/opening.tsx'),
  route('dieu-phoi/mo-ho-so/:challengeId/:solutionId', 'routes/admin/opened-solution.tsx'),
  route('dieu-phoi/doi-soat', 'routes/admin/treasury-desk.tsx'),
  ...prefix('dieu-phoi/doi-soat', [
    route('tep/:fileId', 'routes/admin/statement-preview.tsx'),
    route('sao-ke/:statementId', 'routes/admin/statement.tsx'),
    route('cho-lam-ro', 'routes/admin/suspense-queue.tsx'),
    route('cho-lam-ro/:itemId', 'routes/admin/suspense-item.tsx'),
    route('cho-lam-ro/:itemId/:decisionId', 'routes/admin/suspense-decision.tsx'),
    route('lenh-chi', 'routes/admin/batch-list.tsx'),
    route('lenh-chi/:batchId', 'routes/admin/batch.tsx'),
    route('lenh-chi/:batchId/khong-thanh/:entryId', 'routes/admin/batch-entry-failed.tsx'),
    route('chenh-lech', 'routes/admin/break-list.tsx'),
    route('chenh-lech/:breakId', 'routes/admin/break.tsx'),
  ]),
];

const solver: RouteConfigEntry[] = [
  route('giai-phap', 'routes/solver/solution-list.tsx'),
  route('de-bai/:code/giai-phap', 'routes/solver/start-solution.ts'),
  route('giai-phap/:solutionId', 'routes/solver/solution.tsx'),
  route('giai-phap/:solutionId/soan', 'routes/solver/solution-edit.tsx'),
  route('giai-phap/:solutionId/nop', 'routes/solver/solution-submit.tsx'),
  route('giai-phap/:solutionId/rut', 'routes/solver/solution-withdraw.tsx'),
];

const evaluator: RouteConfigEntry[] = [
  route('cham-diem', 'routes/evaluator/panel-list.tsx'),
  route('cham-diem/:challengeId', 'routes/evaluator/panel.tsx'),
  route('cham-diem/:challengeId/khoa', 'routes/evaluator/lock-result.tsx'),
  route('cham-diem/:challengeId/mien-tru/:userId', 'routes/evaluator/waive-conflict.tsx'),
  route('cham-diem/:challengeId/:solutionId', 'routes/evaluator/sheet.tsx'),
  route('cham-diem/:challengeId/:solutionId/khoa', 'routes/evaluator/lock-sheet.tsx'),
  route('cham-diem/:challengeId/:solutionId/loai', 'routes/evaluator/disqualify.tsx'),
];

const pilots: RouteConfigEntry[] = [
  route('hop-dong', 'routes/pilots/contract-list.tsx'),
  route('hop-dong/:contractId', 'routes/pilots/contract.tsx'),
  route('hop-dong/:contractId/soan', 'routes/pilots/contract-edit.tsx'),
  route('hop-dong/:contractId/gui-ky', 'routes/pilots/contract-offer.tsx'),
  route('hop-dong/:contractId/ky', 'routes/pilots/contract-sign.tsx'),
  route('hop-dong/:contractId/van-ban', 'routes/pilots/contract-document.tsx'),
  route('hop-dong/:contractId/de-nghi/:proposalId', 'routes/pilots/proposal.tsx'),
  route('hop-dong/:contractId/so-cai', 'routes/pilots/contract-ledger.tsx'),
  route('hop-dong/:contractId/so-cai/tep', 'routes/pilots/contract-ledger-file.ts'),
  route('don-vi/tien', 'routes/books/organization-money.tsx'),
  route('don-vi/so-cai', 'routes/books/organization-ledger.tsx'),
  route('don-vi/so-cai/tep', 'routes/books/organization-ledger-file.ts'),
  route('dieu-phoi/so-cai', 'routes/books/book-ledger.tsx'),
  route('dieu-phoi/so-cai/tep', 'routes/books/book-ledger-file.ts'),
  ...prefix('hop-dong/:contractId/moc/:milestoneId', [
    route('nop-tien', 'routes/pilots/milestone-fund.tsx'),
    route('chuyen-khoan', 'routes/pilots/milestone-transfer.tsx'),
    route('bat-dau', 'routes/pilots/milestone-start.tsx'),
    route('ban-giao', 'routes/pilots/milestone-deliver.tsx'),
    route('yeu-cau-sua', 'routes/pilots/milestone-request-changes.tsx'),
    route('nghiem-thu', 'routes/pilots/milestone-accept.tsx'),
    route('giai-ngan', 'routes/pilots/milestone-release.tsx'),
    route('kho-bac-da-tra', 'routes/pilots/milestone-record-payment.tsx'),
    route('bien-ban', 'routes/pilots/milestone-record.tsx'),
    route('khong-chap-nhan', 'routes/pilots/milestone-reject.tsx'),
    route('tranh-chap', 'routes/pilots/milestone-dispute.tsx'),
    route('de-nghi/:kind', 'routes/pilots/milestone-propose.tsx'),
  ]),
];

const pages = [
  ...publicPages,
  ...legal,
  ...auth,
  ...account,
  ...organization,
  ...security,
  ...sponsor,
  ...members,
  ...coordinator,
  ...solver,
  ...evaluator,
  ...pilots,
  route('*', 'routes/public/not-found.tsx'),
];

/** Addresses for machines: no language, no page around them. */
const api: RouteConfigEntry[] = [
  route('healthz', 'routes/api/healthz.ts'),
  route('readyz', 'routes/api/readyz.ts'),
  route('webhooks/stripe', 'routes/webhooks/stripe.ts'),
  route('api/uploadthing', 'routes/api/uploadthing.ts'),
  route('api/khoa-truy-cap', 'routes/api/passkey-options.ts'),
  route('api/uploads', 'routes/api/uploads.ts'),
  route('api/uploads/remove', 'routes/api/remove-upload.ts'),
  route('tai-khoan/du-lieu/tep', 'routes/account/personal-data-file.ts'),
  route('tep/:documentId', 'routes/api/download.ts'),
  route('hop-dong/:contractId/van-ban/tep', 'routes/pilots/contract-document-file.ts'),
  route('hop-dong/:contractId/moc/:milestoneId/bien-ban/tep', 'routes/pilots/milestone-record-file.ts'),
  route('tai-khoan/nhat-ky/tep', 'routes/audit/own-events-file.ts'),
  route('don-vi/nhat-ky/tep', 'routes/audit/organization-events-file.ts'),
  route('dieu-phoi/nhat-ky/tep', 'routes/audit/all-events-file.ts'),
  route('dieu-phoi/doi-soat/lenh-chi/:batchId/tep/:format', 'routes/admin/batch-file.ts'),
  route('robots.txt', 'routes/public/robots.ts'),
  route('sitemap.xml', 'routes/public/sitemap.ts'),
  route('giai-phap/:solutionId/phien-ban/:number', 'routes/solver/version-file.ts'),
];

export default [...prefix('en?', pages), ...api] satisfies RouteConfig;
