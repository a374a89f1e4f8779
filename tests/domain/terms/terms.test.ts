import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { acceptPendingTerms } from '#app/domain/terms/accept-pending-terms.server.ts';
import { acceptTerms } from '#app/domain/terms/accept-terms.server.ts';
import { listAcceptances, pendingTerms } from '#app/domain/terms/terms.queries.server.ts';
import { markOf, type TermsVersion, termsVersions, versionsInForce } from '#app/domain/terms/terms.versions.ts';
import { termsText } from '#app/domain/terms/terms-text.server.ts';
import {
  optionalActor,
  optionalPerson,
  requireActor,
  requirePerson,
  requireSignedIn,
} from '#app/http/guards.server.ts';
import { db } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { termsAcceptances } from '#db/schema/terms.ts';
import { createActor } from '#tests/support/factories.ts';
import { headersOf } from '#tests/support/session.ts';

/** A person who has accepted nothing, or an old version. */
async function stranger(accepted: { document: 'rules' | 'terms' | 'privacy'; version: string }[] = []) {
  const [row] = await db
    .insert(users)
    .values({
      email: `${crypto.randomUUID()}@vi-du.example`,
      displayName: 'Người mới',
      passwordHash: '!',
      emailVerifiedAt: new Date(),
    })
    .returning();
  if (!row) throw new Error('no user');
  await acceptTerms(db, row.id, accepted);
  return { ...row, userId: row.id };
}

const origin = 'http://localhost:3000';
const requestOf = async (userId: string, organizationId: string | null, path: string) =>
  new Request(origin + path, { headers: await headersOf({ userId, organizationId }, origin) });

describe('versions', () => {
  test('every version has a text in both languages, with the same number of parts', () => {
    for (const version of termsVersions) {
      const parts = (['vi', 'en'] as const).map((lang) => termsText(version, lang)?.match(/^## /gm)?.length);
      expect(parts[0], markOf(version)).toBeGreaterThan(5);
      expect(parts[1], markOf(version)).toBe(parts[0]);
    }
  });

  test('the newest whose day has begun in Vietnam is in force; one to come is not', () => {
    const next: TermsVersion = {
      document: 'terms',
      version: '3',
      inForceFrom: '2027-01-01',
      change: { vi: '', en: '' },
    };
    const all = [next, ...termsVersions];
    const at = (moment: string) => versionsInForce(new Date(moment), all).map(markOf);
    expect(at('2026-09-14T16:59:59Z')).toEqual([]);
    expect(at('2026-09-14T17:00:00Z')).toEqual(['rules-1', 'terms-1', 'privacy-1']);
    expect(at('2026-12-31T16:59:59Z')).toContain('terms-2');
    expect(at('2026-12-31T17:00:00Z')).toContain('terms-3');
  });
});

describe('accepting', () => {
  test('is recorded by version, once, and cannot be rewritten', async () => {
    const person = await stranger();
    await Promise.all(Array.from({ length: 5 }, () => acceptTerms(db, person.id)));
    expect((await listAcceptances(person)).map(markOf).sort()).toEqual(versionsInForce(new Date()).map(markOf).sort());
    for (const statement of [sql`update terms_acceptances set version = '9'`, sql`delete from terms_acceptances`])
      await expect(db.execute(statement)).rejects.toMatchObject({ cause: { code: '42501' } });
  });

  test('a version that took effect asks those who accepted the one before, and only for what is new', async () => {
    const person = await stranger();
    await acceptTerms(db, person.id);
    expect(await pendingTerms(person)).toEqual([]);
    const next: TermsVersion = {
      document: 'rules',
      version: '2',
      inForceFrom: '2026-11-01',
      change: { vi: '', en: '' },
    };
    expect(await pendingTerms(person, new Date(), [...termsVersions, next])).toEqual([next]);
  });

  test('a form that did not show what holds now accepts nothing', async () => {
    const person = await stranger([
      { document: 'rules', version: '1' },
      { document: 'privacy', version: '1' },
    ]);
    await expect(acceptPendingTerms(person, 'terms-1')).rejects.toMatchObject({ code: 'stale_state' });
    expect(await db.$count(termsAcceptances, eq(termsAcceptances.userId, person.id))).toBe(2);
    await acceptPendingTerms(person, 'terms-2');
    expect(await pendingTerms(person)).toEqual([]);
  });
});

describe('the guard', () => {
  test('sends whoever has something to accept there first, and keeps the place', async () => {
    const person = await stranger([{ document: 'terms', version: '1' }]);
    const request = await requestOf(person.id, null, '/en/thong-bao?truoc=1');
    const refusal = await requirePerson(request).catch((thrown: unknown) => thrown as Response);
    const target = '/en/dieu-khoan/dong-y?next=%2Fen%2Fthong-bao%3Ftruoc%3D1';
    expect((refusal as Response).headers.get('Location')).toBe(target);
    const asActor = await requireActor(request).catch((thrown: unknown) => thrown as Response);
    expect((asActor as Response).headers.get('Location')).toBe(target);
  });

  test('leaves public pages and leaving free, and lets through who has accepted', async () => {
    const person = await stranger();
    const request = await requestOf(person.id, null, '/de-bai');
    expect(await optionalPerson(request)).toMatchObject({ userId: person.id });
    expect(await requireSignedIn(request)).toMatchObject({ userId: person.id });
    await acceptTerms(db, person.id);
    expect(await requirePerson(request)).toMatchObject({ userId: person.id });
    const actor = await createActor();
    const own = await requestOf(actor.userId, actor.organizationId, '/viec-can-lam');
    expect(await optionalActor(own)).toMatchObject({ userId: actor.userId });
    expect(await requireActor(own)).toMatchObject({ userId: actor.userId });
  });
});
