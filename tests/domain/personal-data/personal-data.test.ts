import { eq, getTableName, is, sql } from 'drizzle-orm';
import { getTableConfig, type PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { describe, expect, test } from 'vitest';
import { notify } from '#app/domain/notifications/notify.server.ts';
import { applyRetention, erasedElsewhere, retentionKinds } from '#app/domain/personal-data/apply-retention.server.ts';
import { changeConsent, listConsents } from '#app/domain/personal-data/change-consent.server.ts';
import { dataKindNames, dataKinds } from '#app/domain/personal-data/data-kinds.topics.ts';
import { dataRegistry } from '#app/domain/personal-data/data-registry.server.ts';
import { exportPersonalData } from '#app/domain/personal-data/export-personal-data.server.ts';
import { db, inTransaction } from '#db/client.server.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { contactMessages } from '#db/schema/contact.ts';
import * as schema from '#db/schema/index.ts';
import { mails, notifications } from '#db/schema/notifications.ts';
import { consents } from '#db/schema/terms.ts';
import { createActor, createColleague } from '#tests/support/factories.ts';
import { headersOf } from '#tests/support/session.ts';

const tables = (Object.values(schema) as unknown[]).filter((each): each is PgTable => is(each, PgTable));

/** Columns that say who somebody is: references to accounts, and what is named like one. */
function personalColumns(table: PgTable): PgColumn[] {
  const { columns, foreignKeys } = getTableConfig(table);
  const referring = foreignKeys.flatMap((key) => {
    const { foreignTable, columns: own } = key.reference();
    return foreignTable === schema.users ? own : [];
  });
  const named = columns.filter((column) => /(^|_)user_id$|(^|_)email$|^recipient$/.test(nameOf(column)));
  return [...new Set([...referring, ...named])];
}

const nameOf = (column: PgColumn) => column.name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** An organisation's address is no person's. */
const ofNoPerson = new Set(['organizations.contact_email']);

describe('the registry of held data', () => {
  test('knows every table and column that knows of people', () => {
    const missing: string[] = [];
    for (const table of tables) {
      const entry = dataRegistry.find((held) => held.table === table);
      const known: unknown[] = entry ? [...Object.values(entry.owner), ...(entry.alsoNames ?? [])] : [];
      for (const column of personalColumns(table)) {
        const name = `${getTableName(table)}.${nameOf(column)}`;
        if (!known.includes(column) && !ofNoPerson.has(name)) missing.push(name);
      }
    }
    expect(missing, 'add them to data-registry.server.ts').toEqual([]);
  });

  test('gives away no secret', () => {
    const secret = /password|secret|hash|token|key|html|cookie/i;
    for (const { exported } of dataRegistry) {
      if (typeof exported === 'string') continue;
      for (const column of Object.values(exported)) expect(column.name).not.toMatch(secret);
    }
  });

  test('names a kind that is shown for every table, and every kind is applied', () => {
    const ending = dataKindNames.filter((kind) => typeof dataKinds[kind].keep === 'object');
    expect([...new Set([...retentionKinds, ...erasedElsewhere])].sort()).toEqual(ending.sort());
  });
});

test('an export holds what is the person’s in every table, nothing of a colleague, and is on record', async () => {
  const person = await createActor();
  const colleague = await createColleague(person, ['manager']);
  for (const each of [person, colleague]) {
    await headersOf(each, 'http://localhost:3000');
    await changeConsent(each, 'news', 'give');
    await inTransaction((tx) =>
      notify(tx, {
        to: { userIds: [each.userId] },
        kind: 'challenge_approved',
        subject: { kind: 'challenge', id: person.organizationId },
        path: '/x',
        data: { title: `Riêng của ${each.displayName}`, code: 'HP-1' },
        dedupeKey: 'x',
      }),
    );
  }
  const { tables: exported } = await exportPersonalData(person);
  expect(exported.users).toEqual([expect.objectContaining({ id: person.userId, email: person.email })]);
  expect(exported.memberships).toHaveLength(1);
  expect(exported.sessions).toHaveLength(1);
  expect(exported.notifications).toHaveLength(1);
  expect(exported.consents).toEqual([expect.objectContaining({ purpose: 'news', withdrawnAt: null })]);
  expect(exported.terms_acceptances?.length).toBeGreaterThan(2);
  const text = JSON.stringify(exported);
  for (const foreign of [colleague.userId, colleague.email, colleague.displayName]) expect(text).not.toContain(foreign);
  expect(text).not.toContain('passwordHash');
  const [event] = await db.select().from(auditEvents).where(eq(auditEvents.subjectId, person.userId));
  expect(event).toMatchObject({
    event: 'user.data_exported',
    actorUserId: person.userId,
    actorOrganizationId: person.organizationId,
  });
});

describe('consent', () => {
  test('is given and withdrawn by purpose, provably, once at a time', async () => {
    const person = await createActor();
    const purposes = async () =>
      (await listConsents(person)).filter(({ givenAt }) => givenAt).map(({ purpose }) => purpose);
    expect(await purposes()).toEqual([]);
    await Promise.all(Array.from({ length: 5 }, () => changeConsent(person, 'news', 'give')));
    expect(await purposes()).toEqual(['news']);
    await changeConsent(person, 'news', 'withdraw');
    expect(await purposes()).toEqual([]);
    await changeConsent(person, 'news', 'give');
    const rows = await db.select().from(consents).where(eq(consents.userId, person.userId));
    expect(rows.map(({ withdrawnAt }) => withdrawnAt !== null).sort()).toEqual([false, true]);
  });

  test('to an earlier wording is none to the present one', async () => {
    const person = await createActor();
    await db.insert(consents).values({ userId: person.userId, purpose: 'news', version: '0' });
    expect((await listConsents(person)).every(({ givenAt }) => givenAt === null)).toBe(true);
    await changeConsent(person, 'news', 'give');
    expect(await db.$count(consents, eq(consents.userId, person.userId))).toBe(2);
    expect((await listConsents(person)).filter(({ givenAt }) => givenAt)).toHaveLength(1);
  });
});

describe('retention', () => {
  const ago = (days: number) => sql`now() - make_interval(days => ${days})`;

  test('erases what is past its time by the database’s clock, and not a day earlier', async () => {
    const person = await createActor();
    const line = (days: number, readDays: number | null) => ({
      userId: person.userId,
      kind: 'x',
      subjectKind: 'user',
      subjectId: person.userId,
      path: '/',
      data: {},
      dedupeKey: `${days} ${readDays}`,
      createdAt: ago(days) as unknown as Date,
      readAt: readDays === null ? null : (ago(readDays) as unknown as Date),
    });
    await db.insert(notifications).values([line(800, 366), line(800, 364), line(731, null), line(729, null)] as never);
    const mail = (days: number) => ({
      dedupeKey: `giu ${days}`,
      recipient: person.email,
      locale: 'vi' as const,
      subject: 's',
      text: 't',
      html: 'h',
      createdAt: ago(days),
    });
    await db.insert(mails).values([mail(184), mail(182)] as never);
    const message = (days: number | null) => ({
      email: person.email,
      topic: 'other' as const,
      message: 'm',
      locale: 'vi' as const,
      createdAt: ago(900),
      handledAt: days === null ? null : ago(days),
    });
    await db.insert(contactMessages).values([message(731), message(729), message(null)] as never);
    await headersOf(person, 'http://localhost:3000');
    await headersOf(person, 'http://localhost:3000');
    await db.execute(sql`update sessions set expires_at = now() - interval '1 second' where id =
      (select id from sessions where user_id = ${person.userId} limit 1)`);

    expect(await applyRetention()).toMatchObject({
      session: 1,
      notification_read: 1,
      notification_unread: 1,
      mail: 1,
      contact: 1,
    });
    const left = await db.select().from(notifications).where(eq(notifications.userId, person.userId));
    expect(left.map(({ dedupeKey }) => dedupeKey).sort()).toEqual(['729 null', '800 364']);
    expect(await db.$count(mails, eq(mails.recipient, person.email))).toBe(1);
    expect(await db.$count(contactMessages, eq(contactMessages.email, person.email))).toBe(2);
    expect(await applyRetention()).toMatchObject({ session: 0, notification_read: 0, mail: 0 });
  });
});
