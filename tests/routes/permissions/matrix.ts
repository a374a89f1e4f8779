import { type Persona, personas } from './personas.ts';
import type { SubjectName } from './subjects.ts';

/**
 * Who may do what, by hand: every route, for everybody of `personas.ts`, read as a document, read as a data request of the
 * leaf alone, and written to. Never generated from the policies it checks. A route without a row fails the test.
 *
 *   ok  answered          in  sent to sign in          no  does not exist for this person (404)
 *   de  refused (403)     go  sent on / done (302)     iv  form given back (422)      cf  too late, somebody was faster (409)
 *   dl  refused (403), since a colleague has done it already: asked in turn with those who are allowed
 *   bad not even a request for this address (400)      off not ready (503): no worker runs beside the tests
 *
 * Writes carry a valid form. Those who are refused are asked first and must leave the database as it was; then those who
 * are allowed, in the order of the columns, so that of two who may, the second finds it done.
 */
export type Code = 'ok' | 'in' | 'no' | 'de' | 'go' | 'iv' | 'cf' | 'bad' | 'off' | 'dl';

export type Row = {
  /** Route module, below app/. */
  file: string;
  path: string;
  subject: SubjectName;
  read: string | null;
  write?: {
    body: Record<string, string>;
    cells: string;
    /** What has to have happened before the write: the rail has confirmed what was asked of it. */
    before?: 'confirmPayments';
  };
};

const row = (file: string, path: string, subject: SubjectName, read: string | null, write?: Row['write']): Row => ({
  file: `routes/${file}`,
  path,
  subject,
  read,
  ...(write ? { write } : {}),
});

export function cellsOf(line: string): Map<Persona, Code> {
  const codes = line.trim().split(/\s+/);
  if (codes.length !== personas.length) throw new Error(`${codes.length} cells instead of ${personas.length}: ${line}`);
  return new Map(personas.map((persona, index) => [persona, codes[index] as Code]));
}

const everybody = 'ok ok ok ok ok ok ok ok ok ok ok ok ok ok ok ok ok ok';
const signedIn = 'in ok ok ok ok ok ok ok ok ok ok ok ok ok ok ok ok ok';
const formBack = 'iv iv iv iv iv iv iv iv iv iv iv iv iv iv iv iv iv iv';
const ownFormBack = 'in iv iv iv iv iv iv iv iv iv iv iv iv iv iv iv iv iv';
const forOrganization = 'in ok ok ok ok ok ok ok ok ok ok ok ok ok ok ok ok go';

const yes = { confirm: 'on' };
const confirmed = { confirmed: 'on' };
const contractForm = {
  intent: 'save',
  revision: '1',
  title: 'Thí điểm tiết kiệm điện',
  terms: 'Điều 1. Phạm vi.',
  valueVnd: '100.000.000',
  inspectionDays: '10',
  'milestones[0].title': 'Mốc duy nhất',
  'milestones[0].acceptanceCriteria': 'Giảm 10% điện năng.',
  'milestones[0].amountVnd': '100.000.000',
  'milestones[0].dueOn': '2027-06-30',
};

// biome-ignore format: the columns are the point
export const matrix: readonly Row[] = [
  // who asks: an mg fi me os st sm ot re tr ev ch su un ow ve ad ne, as in `personas`
  row('public/home.tsx', '/', 'nothing', everybody),
  row('public/challenge-list.tsx', '/de-bai', 'nothing', everybody),
  row('public/challenge.tsx', '/de-bai/:code', 'published', everybody),
  row('public/challenge.tsx', '/de-bai/:code', 'locked', everybody),
  row('public/challenge.tsx', '/de-bai/:code', 'draft', 'no no no no no no no no no no no no no no no no no no'),
  row('public/challenge.tsx', '/de-bai/:code', 'otherInReview', 'no no no no no no no no no no no no no no no no no no'),
  row('public/challenge.tsx', '/de-bai/:code', 'otherApproved', 'no no no no no no no no no no no no no no no no no no'),
  row('public/challenge-calendar.ts', '/de-bai/:code/han-nop.ics', 'published', everybody),
  row('public/challenge-calendar.ts', '/de-bai/:code/han-nop.ics', 'draft', 'no no no no no no no no no no no no no no no no no no'),
  row('public/catalogue-list.tsx', '/danh-muc', 'nothing', everybody),
  row('public/catalogue-entry.tsx', '/danh-muc/:entryId', 'catalogueEntry', everybody),
  row('legal/operating-rules.tsx', '/quy-che', 'nothing', everybody),
  row('legal/terms-of-use.tsx', '/dieu-khoan', 'nothing', everybody),
  row('legal/terms-of-use.tsx', '/dieu-khoan?phien-ban=1', 'nothing', everybody),
  row('legal/privacy-notice.tsx', '/quyen-rieng-tu', 'nothing', everybody),
  // Everybody has accepted what holds: nothing is left to ask.
  row('legal/accept-terms.tsx', '/dieu-khoan/dong-y', 'nothing', 'in go go go go go go go go go go go go go go go go go',
    { body: { agreed: 'on', shown: 'terms-2' }, cells: 'in go go go go go go go go go go go go go go go go go' }),
  row('account/notification-preferences.tsx', '/tai-khoan/thong-bao', 'nothing', signedIn,
    { body: { challenges: 'digest' }, cells: 'in go go go go go go go go go go go go go go go go go' }),
  // The link's signature is the permission; this one is nobody's.
  row('account/unsubscribe.tsx', '/ngung-nhan-thu/khong-phai', 'nothing', 'no no no no no no no no no no no no no no no no no no',
    { body: {}, cells: 'no no no no no no no no no no no no no no no no no no' }),
  row('account/personal-data.tsx', '/tai-khoan/du-lieu', 'nothing', signedIn,
    { body: { purpose: 'news', decision: 'give' }, cells: 'in go go go go go go go go go go go go go go go go go' }),
  row('account/personal-data-file.ts', '/tai-khoan/du-lieu/tep', 'nothing', null, { body: {}, cells: signedIn }),
  row('public/help.tsx', '/huong-dan', 'nothing', everybody),
  row('public/help-page.tsx', '/huong-dan/startup', 'nothing', everybody),
  row('public/contact.tsx', '/lien-he', 'nothing', everybody, { body: {}, cells: everybody.replaceAll('ok', 'iv') }),
  // A message and a job that are not there: nobody may tell from the answer.
  row('admin/contact-messages.tsx', '/dieu-phoi/loi-nhan', 'nothing', 'in no no no no no no no no no no no no no no no ok go',
    { body: { messageId: '00000000-0000-7000-8000-000000000000' }, cells: 'in no no no no no no no no no no no no no no no no go' }),
  row('admin/background-jobs.tsx', '/dieu-phoi/viec-nen', 'nothing', 'in no no no no no no no no no no no no no no no ok go',
    { body: {}, cells: 'in no no no no no no no no no no no no no no no no go' }),
  row('admin/discard-job.tsx', '/dieu-phoi/viec-nen/1/bo', 'nothing', 'in no no no no no no no no no no no no no no no no go',
    { body: { jobId: '1', reason: 'Thử' }, cells: 'in no no no no no no no no no no no no no no no no go' }),
  row('public/not-found.tsx', '/khong-co-trang-nay', 'nothing', 'no no no no no no no no no no no no no no no no no no'),
  row('auth/sign-in.tsx', '/dang-nhap', 'nothing', 'ok go go go go go go go go go go go go go go go go go',
    { body: {}, cells: 'iv go go go go go go go go go go go go go go go go go' }),
  row('auth/second-step.tsx', '/dang-nhap/buoc-hai', 'nothing', 'in go go go go go go go go go go go go go go go go go',
    { body: { code: '000000' }, cells: 'in in in in in in in in in in in in in in in in in in' }),
  row('auth/sign-up.tsx', '/dang-ky', 'nothing', 'ok go go go go go go go go go go go go go go go go go',
    { body: {}, cells: 'iv go go go go go go go go go go go go go go go go go' }),
  row('auth/verify-pending.tsx', '/xac-nhan-thu', 'nothing', 'ok go go go go go go go go go go go go go go go go go',
    { body: {}, cells: 'iv go go go go go go go go go go go go go go go go go' }),
  // Links of mails open for whoever has them.
  row('auth/verify-email.tsx', '/xac-nhan-thu/:verify', 'mailedLinks', everybody, { body: { password: 'x'.repeat(300) }, cells: formBack }),
  row('auth/forgot-password.tsx', '/quen-mat-khau', 'nothing', everybody, { body: {}, cells: formBack }),
  row('auth/reset-password.tsx', '/dat-lai-mat-khau/:reset', 'mailedLinks', everybody, { body: {}, cells: formBack }),
  row('auth/confirm-email-change.tsx', '/doi-thu/:change', 'mailedLinks', everybody,
    { body: {}, cells: 'go go go go go go go go go go go go go go go go go go' }),
  row('auth/undo-email-change.tsx', '/hoan-tac-doi-thu/:undo', 'mailedLinks', everybody,
    { body: {}, cells: 'go go go go go go go go go go go go go go go go go go' }),
  row('account/overview.tsx', '/tai-khoan', 'nothing', signedIn, { body: { displayName: '' }, cells: ownFormBack }),
  row('account/password.tsx', '/tai-khoan/mat-khau', 'nothing', signedIn, { body: {}, cells: ownFormBack }),
  row('account/email.tsx', '/tai-khoan/thu-dien-tu', 'nothing', signedIn, { body: {}, cells: ownFormBack }),
  row('account/devices.tsx', '/tai-khoan/thiet-bi', 'nothing', signedIn,
    { body: { session: '00000000-0000-7000-8000-000000000000' }, cells: 'in no no no no no no no no no no no no no no no no no' }),
  row('account/delete.tsx', '/tai-khoan/xoa', 'nothing', signedIn, { body: {}, cells: ownFormBack }),
  row('auth/passkey-sign-in.ts', '/dang-nhap/khoa-truy-cap', 'nothing', 'in in in in in in in in in in in in in in in in in in',
    { body: { passkey: '{}' }, cells: 'iv iv iv iv iv iv iv iv iv iv iv iv iv iv iv iv iv iv' }),
  // Nobody runs the provider: whoever starts is sent on to a page that says so, below the one to sign in. Nobody has arrived from there.
  row('auth/oidc-start.ts', '/dang-nhap/oidc', 'nothing', 'in in in in in in in in in in in in in in in in in in'),
  row('auth/oidc-return.tsx', '/dang-nhap/oidc/tra-ve', 'nothing', everybody),
  row('auth/oidc-first-time.tsx', '/dang-nhap/oidc/lan-dau', 'nothing', 'in in in in in in in in in in in in in in in in in in',
    { body: { password: 'x' }, cells: 'in in in in in in in in in in in in in in in in in in' }),
  row('auth/confirm-again.tsx', '/xac-nhan-lai', 'nothing', 'in ok ok ok ok ok ok ok ok ok ok ok ok ok ok ok ok go',
    { body: { code: '000000' }, cells: 'in iv iv iv iv iv iv iv iv iv iv iv iv iv iv iv iv go' }),
  row('api/passkey-options.ts', '/api/khoa-truy-cap', 'nothing', null,
    { body: { purpose: 'confirm' }, cells: 'no ok ok ok ok ok ok ok ok ok ok ok ok ok ok ok ok ok' }),

  row('security/ways-in.tsx', '/tai-khoan/bao-mat', 'nothing', signedIn),
  row('security/totp.tsx', '/tai-khoan/bao-mat/ung-dung', 'nothing', signedIn,
    { body: { offer: 'x', code: '000000' }, cells: 'in iv iv iv iv iv iv iv iv iv iv iv iv iv iv iv iv iv' }),
  row('security/passkey-new.tsx', '/tai-khoan/bao-mat/khoa-moi', 'nothing', signedIn,
    { body: { name: 'Máy cơ quan', passkey: '{}' }, cells: 'in iv iv iv iv iv iv iv iv iv iv iv iv iv iv iv iv iv' }),
  row('security/recovery-codes.tsx', '/tai-khoan/bao-mat/ma-khoi-phuc', 'nothing', 'in ok ok ok ok ok ok ok ok ok ok ok ok ok ok ok ok no',
    { body: {}, cells: 'in ok ok ok ok ok ok ok ok ok ok ok ok ok ok ok ok cf' }),
  row('security/passkey.tsx', '/tai-khoan/bao-mat/khoa/:passkeyId', 'passkey', 'in ok no no no no no no no no no no no no no no no no',
    { body: { name: 'Máy cơ quan' }, cells: 'in go no no no no no no no no no no no no no no no no' }),
  // The last way in stays with whoever moves money, and with coordinator staff.
  row('security/totp-remove.tsx', '/tai-khoan/bao-mat/ung-dung/go', 'nothing', 'in ok de ok ok de ok de de de ok ok de de de de de no',
    { body: {}, cells: 'in go de go go de go de de de go go de de de de de no' }),
  row('security/outside-identity-remove.tsx', '/tai-khoan/bao-mat/dinh-danh/:identityId/go', 'identity', 'in ok no no no no no no no no no no no no no no no no',
    { body: yes, cells: 'in go no no no no no no no no no no no no no no no no' }),
  row('security/passkey-remove.tsx', '/tai-khoan/bao-mat/khoa/:passkeyId/go', 'passkey', 'in ok no no no no no no no no no no no no no no no no',
    { body: {}, cells: 'in go no no no no no no no no no no no no no no no no' }),

  row('account/tasks.tsx', '/viec-can-lam', 'nothing', forOrganization),
  row('account/inbox.tsx', '/thong-bao', 'notification', signedIn,
    { body: { notificationId: ':notificationId' }, cells: 'in go go go go go go go go go go go go go go go go go' }),
  row('account/open-notification.tsx', '/thong-bao/:notificationId', 'notification', 'in go no no no no no no no no no no no no no no no no'),
  row('account/switch-organization.tsx', '/to-chuc', 'nothing', signedIn,
    { body: { organizationId: '00000000-0000-7000-8000-000000000000' }, cells: 'in no no no no no no no no no no no no no no no no no' }),
  row('account/preferences.tsx', '/tuy-chon', 'nothing', everybody,
    { body: { theme: 'dark' }, cells: 'go go go go go go go go go go go go go go go go go go' }),
  row('account/kept-mails.tsx', '/thu-thu-nghiem', 'nothing', signedIn),

  row('audit/own-events.tsx', '/tai-khoan/nhat-ky', 'nothing', signedIn),
  row('audit/own-events-file.ts', '/tai-khoan/nhat-ky/tep', 'nothing', null, { body: {}, cells: signedIn }),
  row('audit/organization-events.tsx', '/don-vi/nhat-ky', 'nothing', 'in de ok de de ok de ok de ok de de ok ok ok de ok go'),
  row('audit/organization-events-file.ts', '/don-vi/nhat-ky/tep', 'nothing', null, { body: {}, cells: 'in de ok de de ok de ok de ok de de ok ok ok de ok go' }),
  row('audit/all-events.tsx', '/dieu-phoi/nhat-ky', 'nothing', 'in de de de de de de de de de de de de de de de ok go',
    { body: {}, cells: 'in de de de de de de de de de de de de de de de go go' }),
  row('audit/all-events-file.ts', '/dieu-phoi/nhat-ky/tep', 'nothing', null, { body: {}, cells: 'in de de de de de de de de de de de de de de de ok go' }),

  row('sponsor/challenge-list.tsx', '/don-vi/de-bai', 'nothing', 'in ok ok ok ok de de de ok ok ok ok ok de ok ok ok go'),
  row('sponsor/challenge-new.tsx', '/don-vi/de-bai/moi', 'nothing', 'in ok de ok ok de de de ok de ok ok de de ok ok ok go',
    { body: { title: 'Đề bài của bảng quyền', field: 'seaport', kind: 'pilot' }, cells: 'in go de go go de de de go de go go de de go go go go' }),
  row('sponsor/challenge-workspace.tsx', '/don-vi/de-bai/:challengeId', 'draft', 'in ok ok ok no no no no no no no no no no ok no no go'),
  row('sponsor/challenge-workspace.tsx', '/don-vi/de-bai/:challengeId', 'unknown', 'in no no no no no no no no no no no no no no no no go'),
  row('sponsor/challenge-edit.tsx', '/don-vi/de-bai/:challengeId/soan', 'draft', 'in ok de ok no no no no no no no no no no ok no no go',
    { body: { step: 'problem', revision: '2', title: 'Phân loại rác tại nguồn', intent: 'save' }, cells: 'in go de cf no no no no no no no no no no cf no no go' }),
  row('sponsor/challenge-submit.tsx', '/don-vi/de-bai/:challengeId/gui-duyet', 'returned', 'in ok de de no no no no no no no no no no ok no no go',
    { body: confirmed, cells: 'in go de de no no no no no no no no no no cf no no go' }),
  row('sponsor/challenge-publish.tsx', '/don-vi/de-bai/:challengeId/cong-bo', 'otherApproved', 'in no no no ok no no no no no no no no no no no no go',
    { body: {}, cells: 'in no no no go no no no de no no no no no no no no go' }),
  row('sponsor/challenge-cancel.tsx', '/don-vi/de-bai/:challengeId/huy', 'otherOpen', 'in de de de ok de de de ok de de de de de de de de go',
    { body: { reason: 'no_longer_needed' }, cells: 'in de de de go de de de cf de de de de de de de de go' }),
  row('sponsor/read-solution.tsx', '/don-vi/de-bai/:challengeId/ho-so/:solutionId', 'published', 'in no de de de de de de de de de de de de no de de go',
    { body: { feedback: 'Nhận xét' }, cells: 'in de de de de de de de de de de de de de de de de go' }),
  row('sponsor/read-solution.tsx', '/don-vi/de-bai/:challengeId/ho-so/:solutionId', 'locked', 'in ok de de de de de de de de de de de de ok de de go',
    { body: { feedback: 'Nhận xét' }, cells: 'in go de de de de de de de de de de de de go de de go' }),
  row('sponsor/opening.tsx', '/don-vi/de-bai/:challengeId/mo-ho-so', 'sealedBox', 'in ok de de de de de de de de de de de de ok de de go',
    { body: confirmed, cells: 'in go de de de de de de de de de de de de dl de de go' }),
  row('sponsor/panel.tsx', '/don-vi/de-bai/:challengeId/hoi-dong', 'sealedBox', 'in ok de de de de de de de de de de de de ok de de go',
    { body: {}, cells: 'in iv de de de de de de de de de de de de iv de de go' }),
  row('sponsor/result.tsx', '/don-vi/de-bai/:challengeId/ket-qua', 'locked', 'in ok de de de de de de de de de de de de ok de de go'),
  row('sponsor/award.tsx', '/don-vi/de-bai/:challengeId/ket-qua/:solutionId', 'locked', 'in ok de de de de de de de de de de de de ok de de go',
    { body: { reason: '' }, cells: 'in cf de de de de de de de de de de de de cf de de go' }),
  row('sponsor/no-award.tsx', '/don-vi/de-bai/:challengeId/khong-chon', 'locked', 'in ok de de de de de de de de de de de de ok de de go',
    { body: { reason: 'not_feasible' }, cells: 'in cf de de de de de de de de de de de de cf de de go' }),

  row('members/own-invitations.tsx', '/loi-moi', 'nothing', signedIn,
    { body: { invitationId: '00000000-0000-7000-8000-000000000000' }, cells: 'in no no no no no no no no no no no no no no no no no' }),
  // Everybody with the link reads it; the one it was sent to alone can use it, and the others land on its page again.
  row('members/invitation.tsx', '/loi-moi/:token', 'invitation', everybody,
    { body: {}, cells: 'in go go go go go go go go go go go go go go go go go' }),
  row('members/invite.tsx', '/don-vi/thanh-vien/moi', 'nothing', 'in de de de de ok de ok de de de de de ok ok de ok go',
    { body: {}, cells: 'in de de de de iv de iv de de de de de iv iv de iv go' }),
  row('members/member-list.tsx', '/don-vi/thanh-vien', 'invitation', forOrganization,
    { body: { act: 'revoke', invitationId: ':invitationId' }, cells: 'in de de de de no de no de de de de no no go de no go' }),
  row('members/member-roles.tsx', '/don-vi/thanh-vien/:userId/vai-tro', 'member', 'in de de de de no de no de de de de no no ok de no go',
    { body: { roles: 'finance' }, cells: 'in de de de de no de no de de de de no no go de no go' }),
  row('members/member-remove.tsx', '/don-vi/thanh-vien/:userId/cho-roi', 'spareMember', 'in de de de de no de no de de de de no no ok de no go',
    { body: { reason: 'Chuyển công tác' }, cells: 'in de de de no no no no no no no no no no go no no go' }),
  row('members/leave.tsx', '/don-vi/thanh-vien/roi-di', 'nothing', forOrganization,
    { body: {}, cells: 'in iv iv iv iv iv iv iv iv iv iv iv iv iv iv iv iv go' }),
  row('members/transfer-ownership.tsx', '/don-vi/thanh-vien/chuyen-quyen', 'nothing', 'in de de de de ok de ok de de de de ok ok ok de ok go',
    { body: {}, cells: 'in de de de de iv de iv de de de de iv iv iv de iv go' }),

  row('account/expert-profile.tsx', '/tai-khoan/chuyen-gia', 'nothing', signedIn,
    { body: {}, cells: 'in iv iv iv iv iv iv iv iv iv iv iv iv iv iv iv iv iv' }),
  row('experts/registry.tsx', '/dieu-phoi/chuyen-gia', 'nothing', 'in de de de de de de de de de de de de de de ok ok go'),
  row('experts/registry-entry.tsx', '/dieu-phoi/chuyen-gia/:profileId', 'declaredExpert', 'in de de de de de de de de de de de de de de ok ok go',
    { body: { decision: 'confirm' }, cells: 'in de de de de de de de de de de de de de de go cf go' }),
  row('staff/officers.tsx', '/dieu-phoi/can-bo', 'nothing', 'in de de de de de de de de de de de de de de de ok go'),
  row('staff/officer-desks.tsx', '/dieu-phoi/can-bo/:userId', 'officer', 'in de de de de de de de de de de de de de de de ok go',
    { body: { desks: 'verification' }, cells: 'in de de de de de de de de de de de de de de de go go' }),
  row('staff/arbiters.tsx', '/dieu-phoi/trong-tai', 'nothing', 'in de de de de de de de de de de de de de de de ok go',
    { body: {}, cells: 'in de de de de de de de de de de de de de de de iv go' }),
  row('staff/end-appointment.tsx', '/dieu-phoi/trong-tai/:appointmentId', 'arbiter', 'in de de de de de de de de de de de de de de de ok go',
    { body: { reason: 'Hết nhiệm kỳ' }, cells: 'in de de de de de de de de de de de de de de de go go' }),

  row('admin/review-queue.tsx', '/dieu-phoi/tham-dinh', 'nothing', 'in de de de ok de de de ok de de de de de de de de go'),
  row('admin/review-challenge.tsx', '/dieu-phoi/tham-dinh/:challengeId', 'otherInReview', 'in de de de ok de de de ok de de de de de de de de go',
    { body: { decision: 'approve' }, cells: 'in no no no de no no no go no no no no no no no no go' }),
  row('admin/review-challenge.tsx', '/dieu-phoi/tham-dinh/:challengeId', 'coordinatorInReview', 'in de de de ok de de de ok de de de de de de de de go',
    { body: { decision: 'approve' }, cells: 'in no no no go no no no de de no no no no no de de go' }),
  row('admin/opening-list.tsx', '/dieu-phoi/mo-ho-so', 'nothing', 'in de de de de de de de ok de de de de de de de de go'),
  row('admin/opened-solution.tsx', '/dieu-phoi/mo-ho-so/:challengeId/:solutionId', 'published', 'in de de de de de de de no de de de de de de de de go'),
  row('admin/opened-solution.tsx', '/dieu-phoi/mo-ho-so/:challengeId/:solutionId', 'sealedBox', 'in de de de de de de de no de de de de de de de de go'),
  row('admin/opened-solution.tsx', '/dieu-phoi/mo-ho-so/:challengeId/:solutionId', 'scored', 'in de de de de de de de ok de de de de de de de de go'),
  row('admin/opening.tsx', '/dieu-phoi/mo-ho-so/:challengeId', 'sealedBox', 'in de de de de de de de ok de de de de de de de de go',
    { body: confirmed, cells: 'in de de de de de de de go de de de de de de de de go' }),

  row('admin/treasury-desk.tsx', '/dieu-phoi/doi-soat', 'treasury', 'in de de de de de de de de ok de de de de de de de go',
    { body: { format: 'auto' }, cells: 'in iv iv iv iv iv iv iv iv iv iv iv iv iv iv iv iv go' }),
  row('admin/statement-preview.tsx', '/dieu-phoi/doi-soat/tep/:fileId', 'treasury', 'in de de de de de de de de ok de de de de de de de go',
    { body: yes, cells: 'in de de de de de de de de go de de de de de de de go' }),
  row('admin/statement.tsx', '/dieu-phoi/doi-soat/sao-ke/:statementId', 'treasury', 'in de de de de de de de de ok de de de de de de de go'),
  row('admin/suspense-queue.tsx', '/dieu-phoi/doi-soat/cho-lam-ro', 'treasury', 'in de de de de de de de de ok de de de de de de de go'),
  row('admin/suspense-item.tsx', '/dieu-phoi/doi-soat/cho-lam-ro/:itemId', 'treasury', 'in de de de de de de de de ok de de de de de de de go',
    { body: { kind: 'send_back', amountVnd: '2.000', beneficiaryName: 'CTY MAU', beneficiaryBin: '970436', beneficiaryAccount: '0123456789', reason: 'Trả phần thừa' }, cells: 'in de de de de de de de de go de de de de de de de go' }),
  row('admin/suspense-decision.tsx', '/dieu-phoi/doi-soat/cho-lam-ro/:itemId/:decisionId', 'treasury', 'in de de de de de de de de ok de de de de de de de go',
    { body: { verdict: 'confirm' }, cells: 'in de de de de de de de de go de de de de de de de go' }),
  row('admin/batch-list.tsx', '/dieu-phoi/doi-soat/lenh-chi', 'treasury', 'in de de de de de de de de ok de de de de de de de go',
    { body: { items: 'payout:none' }, cells: 'in de de de de de de de de cf de de de de de de de go' }),
  row('admin/batch.tsx', '/dieu-phoi/doi-soat/lenh-chi/:batchId', 'treasury', 'in de de de de de de de de ok de de de de de de de go',
    { body: { intent: 'approve', confirm: 'on' }, cells: 'in de de de de de de de de de de de de de de de de go' }),
  row('admin/batch-entry-failed.tsx', '/dieu-phoi/doi-soat/lenh-chi/:batchId/khong-thanh/:entryId', 'treasury', 'in de de de de de de de de de de de de de de de de go',
    { body: { ...yes, reason: 'Ngân hàng từ chối' }, cells: 'in de de de de de de de de de de de de de de de de go' }),
  row('admin/batch-file.ts', '/dieu-phoi/doi-soat/lenh-chi/:batchId/tep/:format', 'treasury', 'in no no no no no no no no no no no no no no no no go',
    { body: {}, cells: 'in de de de de de de de de de de de de de de de de go' }),
  row('admin/break-list.tsx', '/dieu-phoi/doi-soat/chenh-lech', 'treasury', 'in de de de de de de de de ok de de de de de de de go'),
  row('admin/break.tsx', '/dieu-phoi/doi-soat/chenh-lech/:breakId', 'treasury', 'in de de de de de de de de ok de de de de de de de go',
    { body: { explanation: 'Phí ngân hàng.' }, cells: 'in de de de de de de de de go de de de de de de de go' }),

  row('solver/solution-list.tsx', '/giai-phap', 'nothing', forOrganization),
  row('solver/start-solution.ts', '/de-bai/:code/giai-phap', 'unanswered', 'go go go go go go go go go go go go go go go go go go',
    { body: {}, cells: 'in de de de de go go go de de de de de de de de de go' }),
  row('solver/solution.tsx', '/giai-phap/:solutionId', 'published', 'in no no no no ok ok no no no no no no no no no no go'),
  row('solver/solution-edit.tsx', '/giai-phap/:solutionId/soan', 'published', 'in no no no no ok ok no no no no no no no no no no go',
    { body: { step: 'overview', revision: '2', title: 'Tên mới', summary: 'Tóm tắt', priceVnd: '700.000.000', intent: 'save' }, cells: 'in no no no no go cf no no no no no no no no no no go' }),
  row('solver/solution-submit.tsx', '/giai-phap/:solutionId/nop', 'published', 'in no no no no ok ok no no no no no no no no no no go',
    { body: { revision: '3' }, cells: 'in no no no no go de no no no no no no no no no no go' }),
  row('solver/solution-withdraw.tsx', '/giai-phap/:solutionId/rut', 'published', 'in no no no no ok de no no no no no no no no no no go',
    { body: confirmed, cells: 'in no no no no go de no no no no no no no no no no go' }),
  row('solver/version-file.ts', '/giai-phap/:solutionId/phien-ban/:number', 'published', 'in no no no no ok ok no no no no no no no no no no go'),

  row('evaluator/panel-list.tsx', '/cham-diem', 'nothing', forOrganization),
  row('evaluator/panel.tsx', '/cham-diem/:challengeId', 'scoring', 'in no no no no no no no no no ok ok no no no no no go',
    { body: { conflict: 'none', note: '' }, cells: 'in no no no no no no no no no de go no no no no no go' }),
  row('evaluator/lock-result.tsx', '/cham-diem/:challengeId/khoa', 'scored', 'in no no no no no no no no no de ok no no no no no go',
    { body: confirmed, cells: 'in no no no no no no no no no de go no no no no no go' }),
  row('evaluator/waive-conflict.tsx', '/cham-diem/:challengeId/mien-tru/:userId', 'scoring', 'in no no no no no no no no no no no no no no no no go',
    { body: { reason: 'Không liên quan' }, cells: 'in no no no no no no no no no de de no no no no no go' }),
  row('evaluator/sheet.tsx', '/cham-diem/:challengeId/:solutionId', 'scoring', 'in no no no no no no no no no ok ok no no no no no go',
    { body: { intent: 'save', comment: 'Tạm' }, cells: 'in no no no no no no no no no cf de no no no no no go' }),
  row('evaluator/lock-sheet.tsx', '/cham-diem/:challengeId/:solutionId/khoa', 'scoring', 'in no no no no no no no no no ok no no no no no no go',
    { body: confirmed, cells: 'in no no no no no no no no no cf de no no no no no go' }),
  row('evaluator/disqualify.tsx', '/cham-diem/:challengeId/:solutionId/loai', 'scoring', 'in no no no no no no no no no de ok no no no no no go',
    { body: { reason: 'Không đủ điều kiện' }, cells: 'in no no no no no no no no no de go no no no no no go' }),

  row('pilots/contract-list.tsx', '/hop-dong', 'nothing', forOrganization),
  row('pilots/contract.tsx', '/hop-dong/:contractId', 'contractDraft', 'in ok ok ok no ok ok no no no no no no no ok no no go'),
  row('pilots/contract.tsx', '/hop-dong/:contractId', 'released', 'in ok ok ok no ok ok no no ok no no no no ok no no go'),
  row('pilots/contract.tsx', '/hop-dong/:contractId', 'unknown', 'in no no no no no no no no no no no no no no no no go'),
  row('pilots/contract-edit.tsx', '/hop-dong/:contractId/soan', 'contractDraft', 'in ok de de no de de no no no no no no no ok no no go',
    { body: contractForm, cells: 'in go de de no de de no no no no no no no cf no no go' }),
  row('pilots/contract-offer.tsx', '/hop-dong/:contractId/gui-ky', 'contractDraft', 'in ok de de no de de no no no no no no no ok no no go',
    { body: yes, cells: 'in go de de no de de no no no no no no no cf no no go' }),
  row('pilots/contract-sign.tsx', '/hop-dong/:contractId/ky', 'contractOffered', 'in de de de no ok de no no de no no no no de no no go',
    { body: { ...yes, typedName: 'Đỗ Gia Bảo', documentSha256: ':documentSha256' }, cells: 'in de de de no go de no no de no no no no de no no go' }),
  row('pilots/contract-document.tsx', '/hop-dong/:contractId/van-ban', 'contractOffered', 'in ok ok ok no ok ok no no ok no no no no ok no no go'),
  row('pilots/contract-document-file.ts', '/hop-dong/:contractId/van-ban/tep', 'contractOffered', 'in ok ok ok no ok ok no no ok no no no no ok no no go'),
  row('pilots/contract-ledger.tsx', '/hop-dong/:contractId/so-cai', 'released', 'in ok ok ok no ok ok no no ok no no no no ok no no go'),
  row('pilots/contract-ledger-file.ts', '/hop-dong/:contractId/so-cai/tep', 'released', 'in ok ok ok no ok ok no no ok no no no no ok no no go'),
  row('books/organization-money.tsx', '/don-vi/tien', 'nothing', 'in de ok de de ok de ok de ok de de ok ok ok de ok go'),
  row('books/organization-ledger.tsx', '/don-vi/so-cai', 'nothing', 'in de ok de de ok de ok de ok de de ok ok ok de ok go'),
  row('books/organization-ledger-file.ts', '/don-vi/so-cai/tep', 'nothing', 'in de ok de de ok de ok de ok de de ok ok ok de ok go'),
  row('books/book-ledger.tsx', '/dieu-phoi/so-cai', 'nothing', 'in de de de de de de de de ok de de de de de de de go'),
  row('books/book-ledger-file.ts', '/dieu-phoi/so-cai/tep', 'nothing', 'in de de de de de de de de ok de de de de de de de go'),
  row('pilots/milestone-fund.tsx', '/hop-dong/:contractId/moc/:milestoneId/nop-tien', 'awaitingFunds', 'in de ok de no de de no no de no no no no ok no no go',
    { body: yes, cells: 'in de go de no de de no no de no no no no go no no go' }),
  row('pilots/milestone-transfer.tsx', '/hop-dong/:contractId/moc/:milestoneId/chuyen-khoan', 'bankRail', 'in ok ok ok no no no no no ok no no no no ok no no go'),
  row('pilots/milestone-transfer.tsx', '/hop-dong/:contractId/moc/:milestoneId/chuyen-khoan', 'awaitingFunds', 'in no no no no no no no no no no no no no no no no go'),
  row('pilots/milestone-start.tsx', '/hop-dong/:contractId/moc/:milestoneId/bat-dau', 'awaitingFunds', 'in de de de no de de no no de no no no no de no no go',
    { body: {}, cells: 'in de de de no go de no no de no no no no de no no go', before: 'confirmPayments' }),
  row('pilots/milestone-propose.tsx', '/hop-dong/:contractId/moc/:milestoneId/de-nghi/huy-moc', 'inProgress', 'in ok de de no ok de no no de no no no no ok no no go',
    { body: { reason: 'Hai bên dừng mốc này' }, cells: 'in go de de no cf de no no de no no no no cf no no go' }),
  row('pilots/milestone-propose.tsx', '/hop-dong/:contractId/moc/:milestoneId/de-nghi/ngay-moi', 'inProgress', 'in de de de no de de no no de no no no no de no no go'),
  row('pilots/milestone-propose.tsx', '/hop-dong/:contractId/moc/:milestoneId/de-nghi/khac', 'inProgress', 'in no no no no no no no no no no no no no no no no go'),
  row('pilots/proposal.tsx', '/hop-dong/:contractId/de-nghi/:proposalId', 'proposal', 'in ok ok ok no ok ok no no ok no no no no ok no no go',
    { body: { answer: 'decline', termsSha256: '0'.repeat(64), reason: 'Không đồng ý' }, cells: 'in go de de no de de no no de no no no no cf no no go' }),
  row('pilots/milestone-deliver.tsx', '/hop-dong/:contractId/moc/:milestoneId/ban-giao', 'inProgress', 'in de de de no ok de no no de no no no no de no no go',
    { body: { ...yes, note: 'Xong' }, cells: 'in de de de no go de no no de no no no no de no no go' }),
  // No criterion is named: the form comes back to those who may reject.
  row('pilots/milestone-reject.tsx', '/hop-dong/:contractId/moc/:milestoneId/khong-chap-nhan', 'delivered', 'in ok de de no de de no no de no no no no ok no no go',
    { body: { ...yes, 'findings[0].reason': '' }, cells: 'in iv de de no de de no no de no no no no iv no no go' }),
  row('pilots/milestone-request-changes.tsx', '/hop-dong/:contractId/moc/:milestoneId/yeu-cau-sua', 'delivered', 'in ok de de no de de no no de no no no no ok no no go',
    { body: { reason: 'Thiếu số liệu ngày cuối' }, cells: 'in go de de no de de no no de no no no no cf no no go' }),
  row('pilots/milestone-dispute.tsx', '/hop-dong/:contractId/moc/:milestoneId/tranh-chap', 'delivered', 'in ok de de no ok de no no de no no no no ok no no go',
    { body: { ...yes, amountVnd: '1.000.000', reason: 'Số liệu không khớp' }, cells: 'in go de de no cf de no no de no no no no cf no no go' }),
  row('pilots/milestone-accept.tsx', '/hop-dong/:contractId/moc/:milestoneId/nghiem-thu', 'inProgress', 'in ok de de no de de no no de no no no no ok no no go',
    { body: yes, cells: 'in go de de no de de no no de no no no no cf no no go' }),
  row('pilots/milestone-release.tsx', '/hop-dong/:contractId/moc/:milestoneId/giai-ngan', 'accepted', 'in de ok de no de de no no de no no no no ok no no go',
    { body: { ...yes, invoiceNumber: '1C26TAA-1', invoiceDate: '2026-11-20' }, cells: 'in de go de no de de no no de no no no no cf no no go' }),
  row('pilots/milestone-record-payment.tsx', '/hop-dong/:contractId/moc/:milestoneId/kho-bac-da-tra', 'accepted', 'in de de de no de de no no de no no no no de no no go',
    { body: { ...yes, orderNumber: 'LC-1', paidOn: '2026-11-20' }, cells: 'in cf cf cf no cf cf no no cf no no no no cf no no go' }),
  row('pilots/milestone-record.tsx', '/hop-dong/:contractId/moc/:milestoneId/bien-ban', 'accepted', 'in ok ok ok no ok ok no no ok no no no no ok no no go'),
  row('pilots/milestone-record-file.ts', '/hop-dong/:contractId/moc/:milestoneId/bien-ban/tep', 'accepted', 'in ok ok ok no ok ok no no ok no no no no ok no no go'),

  row('organization/new.tsx', '/to-chuc/moi', 'nothing', signedIn,
    { body: {}, cells: 'in iv iv iv iv iv iv iv iv iv iv iv iv iv iv iv iv iv' }),
  row('organization/request-access.tsx', '/to-chuc/xin-tham-gia', 'nothing', signedIn,
    { body: { code: '0100109106' }, cells: 'in go go go go go go go go go go go go go go go go go' }),
  row('organization/profile.tsx', '/don-vi/ho-so', 'nothing', forOrganization),
  row('organization/profile-edit.tsx', '/don-vi/ho-so/thong-tin', 'nothing', 'in de de de de ok de ok de de de de de ok ok de ok go',
    { body: { street: '1 Lê Lợi', contactPhone: '0225 3842 123' }, cells: 'in de de de de go de go de de de de de go go de go go' }),
  row('organization/identity.tsx', '/don-vi/ho-so/phap-ly', 'nothing', 'in de de de de ok de ok de de de de de ok ok de de go',
    { body: { subKind: 'company', name: 'Đơn vị của bảng quyền', taxCode: '0201311397' }, cells: 'in de de de de cf de cf de de de de de go cf de de go' }),
  row('organization/recognition.tsx', '/don-vi/ho-so/cong-nhan', 'nothing', 'in de de de de ok de ok de de de de de ok de de de go',
    { body: { recognitionNumber: '12/QĐ-SKHCN', recognitionOn: '2026-01-15', recognitionAuthority: 'Sở' }, cells: 'in de de de de go de go de de de de de go de de de go' }),
  row('organization/send.tsx', '/don-vi/ho-so/gui-xac-minh', 'nothing', 'in de de de de ok de ok de de de de de ok ok de de go',
    { body: confirmed, cells: 'in de de de de cf de cf de de de de de cf cf de de go' }),
  // Where money goes: on a verified organisation a fresh second factor is needed, which everybody gave when signing in.
  row('organization/bank.tsx', '/don-vi/ho-so/tai-khoan', 'nothing', 'in de de de de ok de ok de de de de de ok ok de de go',
    { body: { bankBin: '970418', bankAccount: '9990001112', bankAccountHolder: 'DON VI' }, cells: 'in de de de de go de go de de de de de go go de de go' }),
  row('organization/access-request.tsx', '/don-vi/xin-tham-gia/:requestId', 'accessRequest', 'in de de de no no no no no no no no no no ok no no go',
    { body: { decision: 'refuse', reason: 'Không rõ bạn là ai' }, cells: 'in de de de no no no no no no no no no no go no no go' }),
  row('admin/verification-queue.tsx', '/dieu-phoi/xac-minh', 'nothing', 'in de de de de de de de de de de de de de de ok de go'),
  row('admin/verification.tsx', '/dieu-phoi/xac-minh/:verificationId', 'waitingVerification', 'in de de de de de de de de de de de de de de ok de go',
    { body: { decision: 'ask_changes', reason: 'Thiếu giấy ủy quyền' }, cells: 'in de de de de de de de de de de de de de de go de go' }),
  row('admin/organization.tsx', '/dieu-phoi/xac-minh/don-vi/:organizationId', 'verifiedOrganization', 'in de de de de de de de de de de de de de de ok de go'),
  row('admin/organization-suspend.tsx', '/dieu-phoi/xac-minh/don-vi/:organizationId/dinh-chi', 'verifiedOrganization', 'in de de de de de de de de de de de de de de ok de go',
    { body: { reason: 'Giấy phép hết hạn' }, cells: 'in de de de de de de de de de de de de de de go de go' }),
  row('admin/organization-reinstate.tsx', '/dieu-phoi/xac-minh/don-vi/:organizationId/khoi-phuc', 'verifiedOrganization', 'in de de de de de de de de de de de de de de ok de go',
    { body: { reason: 'Đã có giấy phép mới' }, cells: 'in de de de de de de de de de de de de de de go de go' }),

  row('api/healthz.ts', '/healthz', 'nothing', everybody),
  row('api/readyz.ts', '/readyz', 'nothing', 'off off off off off off off off off off off off off off off off off off'),
  row('api/uploadthing.ts', '/api/uploadthing', 'nothing', everybody,
    { body: {}, cells: 'bad bad bad bad bad bad bad bad bad bad bad bad bad bad bad bad bad bad' }),
  row('webhooks/stripe.ts', '/webhooks/stripe', 'nothing', 'bad bad bad bad bad bad bad bad bad bad bad bad bad bad bad bad bad bad',
    { body: {}, cells: 'bad bad bad bad bad bad bad bad bad bad bad bad bad bad bad bad bad bad' }),
  row('api/uploads.ts', '/api/uploads', 'nothing', 'bad bad bad bad bad bad bad bad bad bad bad bad bad bad bad bad bad bad',
    { body: {}, cells: 'in iv iv iv iv iv iv iv iv iv iv iv iv iv iv iv iv go' }),
  row('api/remove-upload.ts', '/api/uploads/remove', 'deliverable', 'bad bad bad bad bad bad bad bad bad bad bad bad bad bad bad bad bad bad',
    { body: { documentId: ':documentId', next: '/' }, cells: 'in de de de no de de no no de no no no no de no no go' }),
  row('api/download.ts', '/tep/:documentId', 'deliverable', 'no ok ok ok no ok ok no no ok no no no no ok no no no'),
  row('public/robots.ts', '/robots.txt', 'nothing', everybody),
  row('public/sitemap.ts', '/sitemap.xml', 'nothing', everybody),
  // Last: it ends the session of whoever asks.
  row('auth/sign-out.tsx', '/dang-xuat', 'nothing', 'go go go go go go go go go go go go go go go go go go',
    { body: {}, cells: 'go go go go go go go go go go go go go go go go go go' }),
];
