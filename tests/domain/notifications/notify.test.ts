import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { unsafeKeepMail } from '#app/domain/notifications/keep-mail.server.ts';
import { markNotificationsRead } from '#app/domain/notifications/mark-notifications-read.server.ts';
import { notificationKinds } from '#app/domain/notifications/notification.kinds.ts';
import { countUnread, listInbox } from '#app/domain/notifications/notification.queries.server.ts';
import { type Notice, notify } from '#app/domain/notifications/notify.server.ts';
import { openNotification } from '#app/domain/notifications/open-notification.server.ts';
import { getLookup } from '#app/i18n/t.server.ts';
import { handle as sendMail } from '#app/jobs/handlers/send-mail.ts';
import { notificationWords } from '#app/render/notification-words.ts';
import { db, inTransaction } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { mails } from '#db/schema/notifications.ts';
import { createActor, createColleague, createUser } from '#tests/support/factories.ts';
import { runDueJobs, waitingJobs } from '#tests/support/jobs.ts';

let owner: Actor;
let manager: Actor;
let finance: Actor;

beforeEach(async () => {
  owner = await createActor();
  manager = await createColleague(owner, ['manager']);
  finance = await createColleague(owner, ['finance']);
});

function notice(changes: Partial<Notice> = {}): Notice {
  return {
    to: { organizationId: owner.organizationId },
    kind: 'challenge_approved',
    subject: { kind: 'challenge', id: owner.organizationId },
    path: '/don-vi/de-bai/mau',
    data: { title: 'Đo bụi <b>tại bến</b>', code: 'HP-2026-0001' },
    dedupeKey: 'challenge_approved:mau',
    ...changes,
  };
}

const tell = (changes?: Partial<Notice>) => inTransaction((tx) => notify(tx, notice(changes)));
const kindsOf = async (reader: Actor) => (await listInbox(reader)).lines.map((line) => line.kind);

test('managers and owners of the organisation hear of it, in the inbox and by mail', async () => {
  await tell();
  expect(await kindsOf(owner)).toEqual(['challenge_approved']);
  expect(await kindsOf(manager)).toEqual(['challenge_approved']);
  expect(await kindsOf(finance)).toEqual([]);
  await runDueJobs();
  const [mail] = await db.select().from(mails).where(eq(mails.recipient, manager.email));
  expect(mail?.subject).toBe('Đề bài đã được duyệt – Đề Bài');
  expect(mail?.text).toContain('“Đo bụi <b>tại bến</b>” (HP-2026-0001)');
  expect(mail?.html).toContain('Đo bụi &lt;b&gt;tại bến&lt;/b&gt;');
  expect(mail?.html).not.toContain('<b>tại bến');
  expect(await db.$count(mails, eq(mails.recipient, finance.email))).toBe(0);
});

test('other roles, single people and desks are reached as well; whoever caused it is left out', async () => {
  await tell({ to: { organizationId: owner.organizationId, roles: ['finance'] }, dedupeKey: 'a' });
  expect(await kindsOf(finance)).toHaveLength(1);
  expect(await kindsOf(manager)).toHaveLength(0);
  await tell({ to: { userIds: [manager.userId, manager.userId] }, dedupeKey: 'b' });
  expect(await kindsOf(manager)).toHaveLength(1);
  const officer = await createActor({ kind: 'coordinator', roles: ['member'], desks: ['review'] });
  const treasurer = await createColleague(officer, ['finance'], ['treasury']);
  await tell({ to: { desk: 'review' }, dedupeKey: 'c' });
  expect(await kindsOf(officer)).toHaveLength(1);
  expect(await kindsOf(treasurer)).toHaveLength(0);
  await tell({ except: owner.userId, dedupeKey: 'd' });
  expect(await kindsOf(manager)).toHaveLength(2);
  expect((await listInbox(owner)).lines.filter((line) => line.kind === 'challenge_approved')).toHaveLength(1);
});

test('the same event told again, by ten at once too, reaches a person once', async () => {
  await Promise.all(Array.from({ length: 10 }, () => tell()));
  await tell({ data: { title: 'Khác', code: 'HP-2026-0002' } });
  expect(await kindsOf(manager)).toEqual(['challenge_approved']);
  await runDueJobs();
  await tell();
  await runDueJobs();
  expect(await db.$count(mails, eq(mails.recipient, manager.email))).toBe(1);
});

test('what is rolled back was never told', async () => {
  const before = (await waitingJobs('send-mail')).length;
  const failing = inTransaction(async (tx) => {
    await notify(tx, notice());
    throw new Error('the use case failed afterwards');
  });
  await expect(failing).rejects.toThrow('failed afterwards');
  expect(await kindsOf(manager)).toEqual([]);
  expect(await waitingJobs('send-mail')).toHaveLength(before);
});

test('running the mail job twice writes one mail', async () => {
  await tell({ to: { userIds: [manager.userId] } });
  const [line] = (await listInbox(manager)).lines;
  const payload = { notificationIds: [line?.id ?? ''] };
  await Promise.all([sendMail(payload), sendMail(payload)]);
  await sendMail(payload);
  expect(await db.$count(mails, eq(mails.recipient, manager.email))).toBe(1);
});

test('a mail is in its reader’s language, with a link to that language, and no line break in its subject', async () => {
  await db.update(users).set({ locale: 'en' }).where(eq(users.id, manager.userId));
  const data = { title: 'Dust\r\nBcc: evil@x.example', code: 'HP-1', valueVnd: '1250000000' };
  await tell({ to: { userIds: [manager.userId] }, kind: 'contract_offered', data });
  const [line] = (await listInbox(manager)).lines;
  const mail = await unsafeKeepMail(line?.id ?? '', 'https://de-bai.example');
  expect(mail?.subject).toBe('A contract waits for signature – Đề Bài');
  expect(mail?.text).toContain('1,250,000,000');
  expect(mail?.text).toContain(`https://de-bai.example/en/thong-bao/${line?.id}`);
  expect(mail?.subject).not.toMatch(/[\r\n]/);
});

test('an inbox is its owner’s: nobody else opens a line or marks it', async () => {
  await tell({ to: { userIds: [manager.userId] } });
  const [line] = (await listInbox(manager)).lines;
  const id = line?.id ?? '';
  await expect(openNotification(owner, id)).rejects.toMatchObject({ code: 'not_found' });
  await markNotificationsRead(owner, id);
  await markNotificationsRead(owner);
  expect(await countUnread(manager)).toBe(1);
  expect(await openNotification(manager, id)).toEqual({ path: '/don-vi/de-bai/mau', organizationId: null });
  expect(await countUnread(manager)).toBe(0);
});

test('one line or all of them are marked; long inboxes have pages without gaps', async () => {
  for (let each = 0; each < 70; each += 1) await tell({ to: { userIds: [manager.userId] }, dedupeKey: `n${each}` });
  expect(await countUnread(manager)).toBe(70);
  const seen: string[] = [];
  let before: string | undefined;
  do {
    const page = await listInbox(manager, before);
    seen.push(...page.lines.map((line) => line.id));
    before = page.before ?? undefined;
  } while (before);
  expect(new Set(seen).size).toBe(70);
  expect(seen).toEqual([...seen].sort().reverse());
  await markNotificationsRead(manager, seen[5]);
  expect(await countUnread(manager)).toBe(69);
  await markNotificationsRead(manager);
  expect(await countUnread(manager)).toBe(0);
});

test('every kind has words in both languages, and no placeholder is left in them', async () => {
  const person = await createUser();
  expect(person.locale).toBe('vi');
  const data = {
    title: 'Tên',
    code: 'HP-1',
    organization: 'Đơn vị',
    reason: 'Lý do',
    closesAt: '2026-12-25T10:00:00Z',
    inspectionEndsAt: '2026-12-25T10:00:00Z',
    count: '3',
    sha256: 'ab12',
    role: 'chair',
    milestone: 'Mốc 1',
    person: 'Người',
    before: 'Chủ cũ',
    name: 'Người',
    appointment: 'arbiter',
    proposalKey: 'consents:kind.new_date',
    batch: 'LC-1',
    line: '12',
    bank: 'Ngân hàng',
    ending: '1234',
    dueOn: '2026-12-25',
    amountVnd: '1000',
    valueVnd: '1000',
    job: 'send-mail',
    email: 'ai@vi-du.example',
    topic: 'Khác',
    excerpt: 'Xin chào',
  };
  for (const lang of ['vi', 'en'] as const) {
    const lookup = getLookup(lang);
    const general = notificationWords(lookup, lang, { kind: 'no_such_kind', data });
    for (const kind of notificationKinds) {
      const words = notificationWords(lookup, lang, { kind, data });
      expect(words.title, kind).not.toBe('');
      expect(words, kind).not.toEqual(general);
      expect(`${words.title} ${words.text}`, kind).not.toMatch(/\{\{|\$t\(|undefined/);
    }
  }
});
