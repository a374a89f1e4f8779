import { and, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { decideAccess } from '#app/domain/members/decide-access.server.ts';
import { openAccessRequests } from '#app/domain/organizations/access-request.queries.server.ts';
import { createOrganization } from '#app/domain/organizations/create-organization.server.ts';
import { identitySchema } from '#app/domain/organizations/organization.schema.ts';
import { requestAccess } from '#app/domain/organizations/request-access.server.ts';
import { saveIdentity } from '#app/domain/organizations/save-identity.server.ts';
import { registerSubjects } from '#app/domain/subjects.server.ts';
import { db } from '#db/client.server.ts';
import { notifications } from '#db/schema/notifications.ts';
import { memberships, organizations } from '#db/schema/organizations.ts';
import { accessRequests } from '#db/schema/verifications.ts';
import { createColleague, createUser } from '#tests/support/factories.ts';
import { freshTaxCode, identity, newStartup } from './support.ts';

beforeAll(registerSubjects);

async function somebody() {
  const user = await createUser();
  return { userId: user.id, displayName: user.displayName, email: user.email, locale: user.locale };
}

describe('registering an organisation', () => {
  test('makes it unverified, with its maker as its owner', async () => {
    const person = await somebody();
    const organization = await createOrganization(person, identity({ name: 'Công ty  Đèn Biển' }));
    expect(organization).toMatchObject({ status: 'unverified', kind: 'startup', name: 'Công ty Đèn Biển' });
    expect(organization.slug).toMatch(/^cong-ty-den-bien/);
    const members = await db.select().from(memberships).where(eq(memberships.organizationId, organization.id));
    expect(members).toMatchObject([{ userId: person.userId, roles: ['owner'] }]);
  });

  test('of two people who register one tax code at once, one wins and the other may ask for access', async () => {
    const taxCode = freshTaxCode();
    const people = await Promise.all(Array.from({ length: 6 }, somebody));
    const results = await Promise.allSettled(people.map((person) => createOrganization(person, identity({ taxCode }))));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results)
      if (result.status === 'rejected')
        expect(result.reason).toMatchObject({ code: 'conflict', reason: 'tax_code_taken', field: 'taxCode' });
    expect(await db.select().from(organizations).where(eq(organizations.taxCode, taxCode))).toHaveLength(1);
  });

  test('organisations of one name get addresses of their own', async () => {
    const [one, two] = [await newStartup(), await newStartup()];
    expect(one.organizationId).not.toBe(two.organizationId);
  });

  test('a foreign startup is known by country and number, however it is spelt', async () => {
    const foreign = { subKind: 'foreign', country: 'SG', registrationNumber: '2019 12345k', taxCode: '' };
    const organization = await createOrganization(await somebody(), identity(foreign));
    expect(organization).toMatchObject({ taxCode: null, country: 'SG', registrationNumber: '201912345K' });
    const again = createOrganization(await somebody(), identity({ ...foreign, registrationNumber: '201912345K' }));
    await expect(again).rejects.toMatchObject({ reason: 'registration_taken', field: 'registrationNumber' });
    await createOrganization(await somebody(), identity({ ...foreign, country: 'JP' }));
    const nowhere = createOrganization(await somebody(), identity({ ...foreign, country: 'XX' }));
    await expect(nowhere).rejects.toMatchObject({ reason: 'unknown_country', field: 'country' });
  });

  test('the form asks for one register, and for the right form of code', () => {
    const form = { subKind: 'company', name: 'Sao Biển', taxCode: freshTaxCode() };
    expect(identitySchema.safeParse(form).success).toBe(true);
    for (const wrong of [
      { ...form, taxCode: '' },
      { ...form, taxCode: '0312345678' },
      { ...form, taxCode: '031099001234' },
      { ...form, subKind: 'foreign' },
      { ...form, subKind: 'foreign', country: 'VN', registrationNumber: '1' },
      { ...form, subKind: 'coordinator' },
    ])
      expect(identitySchema.safeParse(wrong).success).toBe(false);
    expect(identitySchema.safeParse({ ...form, subKind: 'one_person', taxCode: '031099001234' }).success).toBe(true);
  });

  test('a changed tax code runs into the same wall', async () => {
    const [one, two] = [await newStartup(), await newStartup()];
    const [taken] = await db.select().from(organizations).where(eq(organizations.id, one.organizationId));
    const change = saveIdentity(two, identity({ taxCode: taken?.taxCode ?? '' }));
    await expect(change).rejects.toMatchObject({ code: 'conflict', field: 'taxCode' });
  });

  test('nobody hoards codes', async () => {
    const person = await somebody();
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => createOrganization(person, identity())));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  });
});

describe('asking for access', () => {
  const codeOf = async (organizationId: string) => {
    const [row] = await db.select().from(organizations).where(eq(organizations.id, organizationId));
    return row?.taxCode ?? '';
  };

  test('the owners hear of it once, and let the person in with a role', async () => {
    const owner = await newStartup();
    const person = await somebody();
    const request = { code: await codeOf(owner.organizationId), message: 'Tôi là kế toán trưởng.' };
    await requestAccess(person, request);
    await requestAccess(person, request);
    const [open, ...more] = await openAccessRequests(owner);
    expect(more).toEqual([]);
    expect(open).toMatchObject({ personName: person.displayName, message: request.message });
    const told = await db
      .select()
      .from(notifications)
      .where(and(eq(notifications.userId, owner.userId), eq(notifications.kind, 'access_requested')));
    expect(told).toHaveLength(1);
    const second = await createColleague(owner, ['owner']);
    const input = { requestId: open?.id ?? '', decision: 'accept', role: 'finance', reason: '' } as const;
    await decideAccess(owner, input);
    const [membership] = await db.select().from(memberships).where(eq(memberships.userId, person.userId));
    expect(membership).toMatchObject({ organizationId: owner.organizationId, roles: ['finance'] });
    const kindsTo = async (userId: string) =>
      (await db.select().from(notifications).where(eq(notifications.userId, userId))).map(({ kind }) => kind);
    expect(await kindsTo(second.userId), 'the other owner hears as of anybody who joins').toContain('member_joined');
    expect(await kindsTo(owner.userId), 'who has decided knows').not.toContain('member_joined');
    await expect(decideAccess(owner, input)).rejects.toMatchObject({ code: 'stale_state' });
  });

  test('a code nobody has is answered in the same way, and leaves nothing', async () => {
    const person = await somebody();
    await expect(requestAccess(person, { code: freshTaxCode(), message: '' })).resolves.toBeUndefined();
    await expect(requestAccess(person, { code: 'khong phai ma', message: '' })).resolves.toBeUndefined();
    expect(await db.select().from(accessRequests).where(eq(accessRequests.userId, person.userId))).toEqual([]);
  });

  test('only owners of that organisation see and decide it', async () => {
    const [owner, stranger] = [await newStartup(), await newStartup()];
    const manager = await createColleague(owner, ['manager']);
    await requestAccess(await somebody(), { code: await codeOf(owner.organizationId), message: '' });
    const [open] = await openAccessRequests(owner);
    expect(await openAccessRequests(manager)).toEqual([]);
    expect(await openAccessRequests(stranger)).toEqual([]);
    const input = { requestId: open?.id ?? '', decision: 'accept', role: 'member', reason: '' } as const;
    await expect(decideAccess(stranger, input)).rejects.toMatchObject({ code: 'not_found' });
    await expect(decideAccess(manager, input)).rejects.toMatchObject({ code: 'forbidden', reason: 'needs_owner' });
  });

  test('so many a day and no more', async () => {
    const person = await somebody();
    const owners = await Promise.all(Array.from({ length: 6 }, () => newStartup()));
    const codes = await Promise.all(owners.map((owner) => codeOf(owner.organizationId)));
    const results = await Promise.allSettled(codes.map((code) => requestAccess(person, { code, message: '' })));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  });
});
