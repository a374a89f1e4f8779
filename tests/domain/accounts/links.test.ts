import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { authenticate } from '#app/domain/accounts/authenticate.server.ts';
import { confirmEmailChange } from '#app/domain/accounts/confirm-email-change.server.ts';
import { hashPassword } from '#app/domain/accounts/password.server.ts';
import { requestEmailChange } from '#app/domain/accounts/request-email-change.server.ts';
import { requestPasswordReset } from '#app/domain/accounts/request-password-reset.server.ts';
import { resetPassword } from '#app/domain/accounts/reset-password.server.ts';
import { sendVerification } from '#app/domain/accounts/send-verification.server.ts';
import { signUp } from '#app/domain/accounts/sign-up.server.ts';
import { undoEmailChange } from '#app/domain/accounts/undo-email-change.server.ts';
import { findToken, type TokenPurpose, tokenMinutes } from '#app/domain/accounts/user-token.server.ts';
import { verifyEmail } from '#app/domain/accounts/verify-email.server.ts';
import type { Person } from '#app/domain/kernel/actor.ts';
import type { MailKind } from '#app/domain/notifications/mail.kinds.ts';
import { startSession } from '#app/http/session.server.ts';
import { db } from '#db/client.server.ts';
import { users, userTokens } from '#db/schema/accounts.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { mails } from '#db/schema/notifications.ts';
import { sessions } from '#db/schema/sessions.ts';
import { createUser } from '#tests/support/factories.ts';

/** S14, S18 and S19: links of mails work once, for a while, for what they were mailed for. */
const password = 'cua bien Nam Trieu 1288';
const other = 'muoi hai ngon hai dang';
let passwordHash = '';
beforeAll(async () => {
  passwordHash = await hashPassword(password);
});

let count = 0;
let email = '';
beforeEach(() => {
  count += 1;
  email = `nguoi-moi-${count}@vi-du.example`;
});

const newPerson = () => ({ email, displayName: 'Bùi Thị Xuân', password, locale: 'vi' as const });
const mailsTo = (recipient: string) => db.select().from(mails).where(eq(mails.recipient, recipient)).orderBy(mails.id);
const kindsTo = async (recipient: string) => (await mailsTo(recipient)).map((mail) => mail.kind);

/** The token of the last mail of a kind, as its reader would find it. */
async function linkIn(recipient: string, kind: MailKind): Promise<string> {
  const mail = (await mailsTo(recipient)).findLast((each) => each.kind === kind);
  return /\/([\w-]{43})\n/.exec(mail?.text ?? '')?.[1] ?? `no ${kind}`;
}

async function person(): Promise<Person> {
  const row = await createUser({ email, passwordHash });
  return { userId: row.id, displayName: row.displayName, email: row.email, locale: row.locale };
}

const rowOf = async (address: string) => (await db.select().from(users).where(eq(users.email, address)))[0];
const eventsOn = async (userId: string) =>
  (await db.select().from(auditEvents).where(eq(auditEvents.subjectId, userId))).map((each) => each.event);
const signInSession = (userId: string) =>
  startSession(new Request('http://localhost:3000/'), { userId, activeOrganizationId: null });
const sessionsOf = (userId: string) => db.$count(sessions, eq(sessions.userId, userId));
const signedOut = { signedInUserId: null };
const deadLink = { code: 'not_found', reason: 'dead_link' };

test('a new account is proved by its mail and its password, once', async () => {
  await signUp(newPerson());
  const token = await linkIn(email, 'verify_email');
  expect(JSON.stringify(await db.select().from(userTokens))).not.toContain(token);
  await expect(verifyEmail(token, { ...signedOut, password: other })).rejects.toMatchObject({
    reason: 'wrong_password',
  });
  await expect(verifyEmail(token, { ...signedOut, password: '' })).rejects.toMatchObject({ reason: 'wrong_password' });
  const proved = await verifyEmail(token, { ...signedOut, password });
  expect((await rowOf(email))?.emailVerifiedAt).not.toBeNull();
  await expect(verifyEmail(token, { ...signedOut, password })).rejects.toMatchObject(deadLink);
  expect(await eventsOn(proved.userId)).toEqual(['user.signed_up', 'user.verified_email']);
});

test('the account’s own session proves it without the password, another one’s does not', async () => {
  await signUp(newPerson());
  const token = await linkIn(email, 'verify_email');
  const stranger = await createUser();
  const as = (signedInUserId: string) => verifyEmail(token, { signedInUserId, password: '' });
  await expect(as(stranger.id)).rejects.toMatchObject({ reason: 'wrong_password' });
  expect(await as((await rowOf(email))?.id ?? '')).toMatchObject({ email });
});

test('asking again makes the link before it worthless; for other addresses nothing is sent', async () => {
  await signUp(newPerson());
  const first = await linkIn(email, 'verify_email');
  await sendVerification(email);
  const second = await linkIn(email, 'verify_email');
  expect(second).not.toBe(first);
  await expect(verifyEmail(first, { ...signedOut, password })).rejects.toMatchObject(deadLink);
  await verifyEmail(second, { ...signedOut, password });
  const before = (await mailsTo(email)).length;
  await sendVerification(email);
  await sendVerification('khong-ai@vi-du.example');
  expect(await mailsTo(email)).toHaveLength(before);
  expect(await mailsTo('khong-ai@vi-du.example')).toEqual([]);
});

test('an account that was planted on an address is worth nothing once its owner signs up', async () => {
  await signUp({ ...newPerson(), displayName: 'Kẻ chiếm chỗ', password: other });
  const planted = await rowOf(email);
  await signInSession(planted?.id ?? '');
  await signUp(newPerson());
  expect(await sessionsOf(planted?.id ?? '')).toBe(0);
  await expect(authenticate({ email, password: other })).rejects.toMatchObject({ reason: 'bad_credentials' });
  await verifyEmail(await linkIn(email, 'verify_email'), { ...signedOut, password });
  expect(await rowOf(email)).toMatchObject({ displayName: 'Bùi Thị Xuân' });
});

test('signing up with an address that has an account changes nothing, and tells its owner', async () => {
  const owner = await person();
  const before = await rowOf(email);
  await signUp({ ...newPerson(), password: other });
  await signUp({ ...newPerson(), email: email.toUpperCase(), password: other });
  expect(await rowOf(email)).toEqual(before);
  expect(await kindsTo(owner.email)).toContain('sign_up_again');
  expect(await kindsTo(owner.email)).not.toContain('verify_email');
});

test('twenty sign-ups with one address at once leave one account and one live link', async () => {
  await Promise.all(Array.from({ length: 20 }, () => signUp(newPerson())));
  expect(await db.$count(users, eq(users.email, email))).toBe(1);
  expect(await db.$count(userTokens, eq(userTokens.email, email))).toBe(1);
});

test('a common, personal or easy password is refused, at sign-up as at a reset', async () => {
  const refused = (weak: string) =>
    signUp({ ...newPerson(), password: weak }).then(
      () => null,
      (error) => error.reason,
    );
  expect(await refused('1234567890')).toBe('password_common');
  expect(await refused('Bùi Thị Xuân 1')).toBe('password_personal');
  expect(await refused('buithixuan99')).toBe('password_personal');
  expect(await refused(email)).toBe('password_personal');
  expect(await refused('aaaaaaaaaaaa')).toBe('password_weak');
  expect(await refused('haiphong2026')).toBe('password_weak');
  expect(await rowOf(email)).toBeUndefined();
  await person();
  await requestPasswordReset(email);
  const token = await linkIn(email, 'reset_password');
  await expect(resetPassword(token, 'qwertyuiop')).rejects.toMatchObject({ field: 'password' });
  await resetPassword(token, other);
});

test('a reset sets the password once, signs out everywhere, and tells the owner', async () => {
  const owner = await person();
  await signInSession(owner.userId);
  await requestPasswordReset(email);
  const token = await linkIn(email, 'reset_password');
  await resetPassword(token, other);
  expect(await sessionsOf(owner.userId)).toBe(0);
  expect(await authenticate({ email, password: other })).toEqual({ userId: owner.userId });
  await expect(authenticate({ email, password })).rejects.toMatchObject({ reason: 'bad_credentials' });
  await expect(resetPassword(token, password)).rejects.toMatchObject(deadLink);
  expect(await kindsTo(email)).toEqual(['reset_password', 'password_changed']);
  expect(await eventsOn(owner.userId)).toEqual(['user.asked_reset', 'user.reset_password']);
});

test('a reset proves an address that was not proved yet: the mailbox’s owner set the password', async () => {
  await signUp({ ...newPerson(), password: other });
  await requestPasswordReset(email);
  await resetPassword(await linkIn(email, 'reset_password'), password);
  expect((await rowOf(email))?.emailVerifiedAt).not.toBeNull();
  await expect(verifyEmail(await linkIn(email, 'verify_email'), { ...signedOut, password })).rejects.toMatchObject(
    deadLink,
  );
});

test('of ten uses of one link at once, one wins', async () => {
  await person();
  await requestPasswordReset(email);
  const token = await linkIn(email, 'reset_password');
  const tries = await Promise.allSettled(
    Array.from({ length: 10 }, (_, each) => resetPassword(token, `${other} ${each}`)),
  );
  expect(tries.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
  for (const each of tries) if (each.status === 'rejected') expect(each.reason).toMatchObject(deadLink);
});

test('a link opens nothing but what it was mailed for', async () => {
  const owner = await person();
  await requestPasswordReset(email);
  await requestEmailChange(owner, `doi-${email}`);
  const links: Record<string, string> = {
    reset_password: await linkIn(email, 'reset_password'),
    change_email: await linkIn(`doi-${email}`, 'confirm_new_email'),
    undo_email_change: await linkIn(email, 'email_change_requested'),
  };
  for (const [mailedFor, token] of Object.entries(links)) {
    for (const purpose of Object.keys(tokenMinutes) as TokenPurpose[]) {
      expect(await findToken(purpose, token).then(Boolean), `${mailedFor} as ${purpose}`).toBe(mailedFor === purpose);
    }
  }
});

test.each(Object.entries(tokenMinutes))('a link for %s is dead after %i minutes', async (purpose, minutes) => {
  const owner = await person();
  await db.update(users).set({ emailVerifiedAt: null }).where(eq(users.id, owner.userId));
  await sendVerification(email);
  await requestPasswordReset(email);
  await requestEmailChange(owner, `doi-${email}`);
  const [row] = await db.select().from(userTokens).where(sql`user_id = ${owner.userId} and purpose = ${purpose}`);
  expect(Math.round(((row?.expiresAt.getTime() ?? 0) - (row?.createdAt.getTime() ?? 0)) / 60_000)).toBe(minutes);
  const tokens: Record<string, [MailKind, string]> = {
    verify_email: ['verify_email', email],
    reset_password: ['reset_password', email],
    change_email: ['confirm_new_email', `doi-${email}`],
    undo_email_change: ['email_change_requested', email],
  };
  const [kind, recipient] = tokens[purpose] ?? ['verify_email', email];
  const token = await linkIn(recipient, kind);
  const use = {
    verify_email: () => verifyEmail(token, { ...signedOut, password }),
    reset_password: () => resetPassword(token, other),
    change_email: () => confirmEmailChange(token),
    undo_email_change: () => undoEmailChange(token),
  }[purpose as TokenPurpose];
  await db
    .update(userTokens)
    .set({ expiresAt: sql`now()` })
    .where(eq(userTokens.id, row?.id ?? ''));
  await expect(use()).rejects.toMatchObject(deadLink);
  await db
    .update(userTokens)
    .set({ expiresAt: sql`now() + interval '1 minute'` })
    .where(eq(userTokens.id, row?.id ?? ''));
  await use();
});

test('a new address counts when it answers; the old one is told, and links to it are dead', async () => {
  const owner = await person();
  const newEmail = `doi-${email}`;
  await requestPasswordReset(email);
  const reset = await linkIn(email, 'reset_password');
  await requestEmailChange(owner, newEmail);
  expect(await rowOf(newEmail)).toBeUndefined();
  const token = await linkIn(newEmail, 'confirm_new_email');
  expect(await confirmEmailChange(token)).toEqual({ userId: owner.userId, email: newEmail });
  expect(await authenticate({ email: newEmail, password })).toEqual({ userId: owner.userId });
  await expect(confirmEmailChange(token)).rejects.toMatchObject(deadLink);
  await expect(resetPassword(reset, other)).rejects.toMatchObject(deadLink);
  expect(await kindsTo(email)).toEqual(['reset_password', 'email_change_requested', 'email_changed']);
  expect(await eventsOn(owner.userId)).toContain('user.changed_email');
});

test('the old address takes it back: signed out everywhere, the password worthless, a new one asked for', async () => {
  const owner = await person();
  const newEmail = `doi-${email}`;
  await requestEmailChange(owner, newEmail);
  await confirmEmailChange(await linkIn(newEmail, 'confirm_new_email'));
  await signInSession(owner.userId);
  // Meanwhile nobody else gets the old address.
  await signUp({ ...newPerson(), password: other });
  expect(await kindsTo(email)).toContain('sign_up_again');

  const undo = await linkIn(email, 'email_changed');
  const reset = await undoEmailChange(undo);
  expect(await sessionsOf(owner.userId)).toBe(0);
  expect((await rowOf(email))?.id).toBe(owner.userId);
  expect(await rowOf(newEmail)).toBeUndefined();
  await expect(authenticate({ email, password })).rejects.toMatchObject({ reason: 'bad_credentials' });
  await resetPassword(reset, other);
  expect(await authenticate({ email, password: other })).toEqual({ userId: owner.userId });
  await expect(undoEmailChange(undo)).rejects.toMatchObject(deadLink);
  await expect(undoEmailChange(await linkIn(email, 'email_change_requested'))).rejects.toMatchObject(deadLink);
});

test('stopped before it answered, the new address never counts', async () => {
  const owner = await person();
  await requestEmailChange(owner, `doi-${email}`);
  await undoEmailChange(await linkIn(email, 'email_change_requested'));
  await expect(confirmEmailChange(await linkIn(`doi-${email}`, 'confirm_new_email'))).rejects.toMatchObject(deadLink);
  expect((await rowOf(email))?.id).toBe(owner.userId);
});

test('somebody else’s address cannot be taken, and nobody learns whose it is', async () => {
  const owner = await person();
  const neighbour = await createUser();
  await requestEmailChange(owner, neighbour.email);
  expect(await kindsTo(neighbour.email)).toEqual(['sign_up_again']);
  await expect(requestEmailChange(owner, owner.email.toUpperCase())).rejects.toMatchObject({ reason: 'same_email' });
});

test('who proves a new address wins over a sign-up with it that nobody proved, not over an account', async () => {
  const owner = await person();
  const newEmail = `doi-${email}`;
  await requestEmailChange(owner, newEmail);
  await signUp({ ...newPerson(), email: newEmail, password: other });
  const token = await linkIn(newEmail, 'confirm_new_email');
  const rival = await linkIn(newEmail, 'verify_email');
  await confirmEmailChange(token);
  await expect(verifyEmail(rival, { ...signedOut, password: other })).rejects.toMatchObject(deadLink);

  const second = await createUser({ passwordHash });
  const theirs = `tranh-${email}`;
  await requestEmailChange({ ...owner, userId: second.id, email: second.email }, theirs);
  await createUser({ email: theirs });
  await expect(confirmEmailChange(await linkIn(theirs, 'confirm_new_email'))).rejects.toMatchObject({
    reason: 'email_taken',
  });
});
