import { and, eq, like, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { unsafeDueDigests, unsafeKeepDigest } from '#app/domain/notifications/keep-digest.server.ts';
import { notificationKinds } from '#app/domain/notifications/notification.kinds.ts';
import { listInbox } from '#app/domain/notifications/notification.queries.server.ts';
import { alwaysTopics, topicOf, topicRules, topics } from '#app/domain/notifications/notification.topics.ts';
import { notify } from '#app/domain/notifications/notify.server.ts';
import { listPreferences } from '#app/domain/notifications/preference.queries.server.ts';
import { queueDigests } from '#app/domain/notifications/queue-digests.server.ts';
import { savePreferences } from '#app/domain/notifications/save-preferences.server.ts';
import { readUnsubscribeToken, unsubscribe, unsubscribeToken } from '#app/domain/notifications/unsubscribe.server.ts';
import { handle as startDigests } from '#app/jobs/handlers/start-digests.ts';
import { db, inTransaction } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { mails, notifications } from '#db/schema/notifications.ts';
import { createActor } from '#tests/support/factories.ts';
import { runDueJobs, waitingJobs } from '#tests/support/jobs.ts';

let reader: Actor;
let told = 0;

beforeEach(async () => {
  reader = await createActor();
});

const tell = (kind: (typeof notificationKinds)[number], person = reader) => {
  told += 1;
  return inTransaction((tx) =>
    notify(tx, {
      to: { userIds: [person.userId] },
      kind,
      subject: { kind: 'challenge', id: person.organizationId },
      path: '/x',
      data: { title: `Đề bài <b>${told}</b>`, code: 'HP-1', closesAt: '2026-12-25T10:00:00Z', valueVnd: '1' },
      dedupeKey: `n${told}`,
    }),
  );
};
const mailsOf = (person = reader) => db.select().from(mails).where(eq(mails.recipient, person.email));
const yesterday = (person = reader) =>
  db
    .update(notifications)
    .set({ createdAt: sql`now() - interval '1 day'` })
    .where(eq(notifications.userId, person.userId));

describe('preferences', () => {
  test('decide the mail and never the inbox; the usual holds until somebody chooses', async () => {
    await savePreferences(reader, { challenges: 'off', evaluation: 'digest' });
    await tell('challenge_published');
    await tell('sheets_complete');
    await tell('milestone_accepted');
    await runDueJobs();
    expect((await listInbox(reader)).lines).toHaveLength(3);
    expect((await mailsOf()).map(({ dedupeKey }) => dedupeKey)).toHaveLength(1);
    expect(
      Object.fromEntries((await listPreferences(reader)).map(({ topic, delivery }) => [topic, delivery])),
    ).toMatchObject({
      challenges: 'off',
      evaluation: 'digest',
      pilots: 'at_once',
      people: 'digest',
    });
  });

  test('of what costs money, a signature, a deadline or security none can be switched off', async () => {
    const all = Object.fromEntries(topics.map((topic) => [topic, 'off' as const]));
    await savePreferences(reader, all);
    await tell('contract_offered');
    await tell('milestone_awaiting_funds');
    await tell('solution_not_selected');
    await tell('challenge_published');
    await runDueJobs();
    expect(await mailsOf()).toHaveLength(3);
    for (const mail of await mailsOf()) expect(mail.unsubscribeUrl).toBeNull();
    expect(alwaysTopics).toEqual(['security', 'signing', 'money', 'sealed']);
  });

  test('no kind belongs to two topics, and every topic named is one of ours', () => {
    const named = topics.flatMap((topic) => topicRules[topic].kinds as readonly string[]);
    expect(new Set(named).size).toBe(named.length);
    for (const kind of notificationKinds) expect(topics).toContain(topicOf(kind));
  });
});

describe('the daily digest', () => {
  test('is due from 07:00 in Vietnam, for the lines before that moment', async () => {
    const dayAt = async (moment: string) => (await unsafeDueDigests(sql`${moment}::timestamptz`)).day;
    expect(await dayAt('2026-11-23T23:59:59Z')).toBe('2026-11-23');
    expect(await dayAt('2026-11-24T00:00:00Z')).toBe('2026-11-24');
    await savePreferences(reader, { challenges: 'digest' });
    await tell('challenge_published');
    const { userIds } = await unsafeDueDigests(sql`now() - interval '1 day'`);
    expect(userIds).not.toContain(reader.userId);
    const tomorrow = await unsafeDueDigests(sql`now() + interval '1 day'`);
    expect(tomorrow.userIds).toContain(reader.userId);
  });

  test('is one mail a day in the reader’s language, with every line and its link, however often its job runs', async () => {
    await db.update(users).set({ locale: 'en' }).where(eq(users.id, reader.userId));
    await savePreferences(reader, { challenges: 'digest' });
    await tell('challenge_published');
    await tell('challenge_approved');
    await yesterday();
    await Promise.all([startDigests(), startDigests(), startDigests()]);
    await runDueJobs();
    await startDigests();
    await runDueJobs();
    const [mail, ...others] = await mailsOf();
    expect(others).toEqual([]);
    expect(mail?.subject).toMatch(/^Summary of \d\d\/\d\d\/\d{4}: 2 notifications – Đề Bài$/);
    const { lines } = await listInbox(reader);
    for (const { id } of lines) expect(mail?.text).toContain(`/en/thong-bao/${id}`);
    expect(mail?.html).toContain('Đề bài &lt;b&gt;');
    expect(mail?.html).not.toContain('<b>');
    expect(mail?.unsubscribeUrl).toContain('/en/ngung-nhan-thu/');
  });

  test('written by ten at once it is one; a crash before sending loses nothing', async () => {
    await savePreferences(reader, { challenges: 'digest' });
    await tell('challenge_published');
    await yesterday();
    const { day } = await unsafeDueDigests();
    const written = await Promise.all(
      Array.from({ length: 10 }, () => unsafeKeepDigest(reader.userId, day, 'https://de-bai.example')),
    );
    expect(new Set(written.map((mail) => mail?.id)).size).toBe(1);
    // Whoever comes after the crash finds the mail written and not sent.
    expect((await unsafeKeepDigest(reader.userId, day, 'https://de-bai.example'))?.sentAt).toBeNull();
    expect(await mailsOf()).toHaveLength(1);
  });

  test('a line that comes after today’s digest waits for the next; read lines are not told again; nothing to say is no mail', async () => {
    await savePreferences(reader, { challenges: 'digest' });
    await tell('challenge_published');
    await yesterday();
    const { day } = await unsafeDueDigests();
    await unsafeKeepDigest(reader.userId, day, 'https://de-bai.example');
    await tell('challenge_closed');
    await yesterday();
    expect((await unsafeKeepDigest(reader.userId, day, 'https://de-bai.example'))?.text).not.toContain(
      'không nhận hồ sơ',
    );
    await db.update(notifications).set({ readAt: sql`now()` }).where(eq(notifications.userId, reader.userId));
    expect(await unsafeKeepDigest(reader.userId, '2099-01-01', 'https://de-bai.example')).toBeNull();
    expect(await db.$count(mails, and(eq(mails.recipient, reader.email), like(mails.dedupeKey, 'digest:%')))).toBe(1);
    expect((await unsafeDueDigests()).userIds).not.toContain(reader.userId);
  });

  test('one job a person waits, however often they are queued', async () => {
    await queueDigests('2026-01-02', [reader.userId]);
    await queueDigests('2026-01-02', [reader.userId]);
    const waiting = (await waitingJobs('send-digest')).filter(({ key }) => key?.includes(reader.userId));
    expect(waiting).toHaveLength(1);
    await runDueJobs();
    expect(await mailsOf()).toEqual([]);
  });
});

describe('stopping mails by link', () => {
  test('stops the topics the link names, for that person, and nothing else', async () => {
    const other = await createActor();
    const token = unsubscribeToken(reader.userId, ['challenges']);
    expect(await unsubscribe(token)).toEqual(['challenges']);
    await unsubscribe(token);
    const off = async (person: Actor) =>
      (await listPreferences(person)).filter(({ delivery }) => delivery === 'off').map(({ topic }) => topic);
    expect(await off(reader)).toEqual(['challenges']);
    expect(await off(other)).toEqual([]);
  });

  test('a link that was changed, or made by somebody else, is none', async () => {
    const token = unsubscribeToken(reader.userId, ['challenges']);
    const [text = '', signature = ''] = token.split('.');
    const forged = Buffer.from(JSON.stringify([reader.userId, ['evaluation']])).toString('base64url');
    for (const bad of ['', '.', text, `${forged}.${signature}`, `${text}.${signature.slice(1)}`, `${token}x`])
      expect(() => readUnsubscribeToken(bad), bad).toThrow('not_found');
    // A topic that always goes cannot be stopped, though we had signed it.
    await expect(unsubscribe(unsubscribeToken(reader.userId, ['signing']))).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
