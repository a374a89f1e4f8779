import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { createChallenge } from '#app/domain/challenges/create-challenge.server.ts';
import { listDocuments, requireDownload } from '#app/domain/documents/document.queries.server.ts';
import { removeDocument } from '#app/domain/documents/remove-document.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { approveVerification } from '#app/domain/organizations/approve-verification.server.ts';
import { organizationProfile } from '#app/domain/organizations/organization-profile.queries.server.ts';
import { reinstateOrganization } from '#app/domain/organizations/reinstate-organization.server.ts';
import { remindRenewals } from '#app/domain/organizations/remind-renewals.server.ts';
import { requestVerification } from '#app/domain/organizations/request-verification.server.ts';
import { returnVerification } from '#app/domain/organizations/return-verification.server.ts';
import { saveBankAccount } from '#app/domain/organizations/save-bank-account.server.ts';
import { saveChecklist } from '#app/domain/organizations/save-checklist.server.ts';
import { saveIdentity } from '#app/domain/organizations/save-identity.server.ts';
import { suspendOrganization } from '#app/domain/organizations/suspend-organization.server.ts';
import {
  deskOrganizations,
  verificationForDesk,
  verificationQueue,
} from '#app/domain/organizations/verification.queries.server.ts';
import { releaseMilestone } from '#app/domain/pilots/release-milestone.server.ts';
import { canStart } from '#app/domain/solutions/solution.policy.ts';
import { registerSubjects } from '#app/domain/subjects.server.ts';
import { db } from '#db/client.server.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { notifications } from '#db/schema/notifications.ts';
import { memberships, organizations } from '#db/schema/organizations.ts';
import { organizationVerifications } from '#db/schema/verifications.ts';
import { createActor, createColleague } from '#tests/support/factories.ts';
import { acceptedPilot, at } from '#tests/support/pilots.ts';
import { account, complete, identity, newStartup, tickAll, waiting } from './support.ts';

let officer: Actor;

beforeAll(async () => {
  registerSubjects();
  officer = await createActor({ kind: 'coordinator', desks: ['verification'], roles: ['member'] });
});

async function organizationOf(actor: Actor) {
  const [row] = await db.select().from(organizations).where(eq(organizations.id, actor.organizationId));
  if (!row) throw new Error('no organisation');
  return row;
}

const verified = async () => {
  const { owner, verificationId } = await waiting();
  await tickAll(officer, verificationId);
  await approveVerification(officer, { verificationId });
  return { ...owner, organizationStatus: 'verified' as const };
};

describe('a request', () => {
  test('is sent when nothing is missing, and stands still while it is looked at', async () => {
    const owner = await newStartup();
    await expect(requestVerification(owner)).rejects.toMatchObject({ reason: 'verification_incomplete' });
    await complete(owner);
    expect((await organizationProfile(owner)).missing).toEqual([]);
    await requestVerification(owner);
    expect((await organizationOf(owner)).status).toBe('pending');
    await expect(requestVerification(owner)).rejects.toMatchObject({ reason: 'verification_pending' });
    await expect(saveIdentity(owner, identity())).rejects.toMatchObject({ reason: 'verification_pending' });
    await expect(saveBankAccount(owner, account)).rejects.toMatchObject({ reason: 'verification_pending' });
  });

  test('is the owner’s to send', async () => {
    const owner = await newStartup();
    await complete(owner);
    const manager = await createColleague(owner, ['manager']);
    await expect(requestVerification(manager)).rejects.toMatchObject({ reason: 'needs_owner' });
  });

  test('sent twice at once waits once', async () => {
    const owner = await newStartup();
    await complete(owner);
    const results = await Promise.allSettled([requestVerification(owner), requestVerification(owner)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('is kept as it was asked, by the database itself', async () => {
    const { verificationId } = await waiting();
    const set = (what: string) =>
      db.execute(sql`update organization_verifications set ${sql.raw(what)} where id = ${verificationId}`);
    await expect(set(`snapshot = '{}'`)).rejects.toMatchObject({ cause: { code: '23000' } });
    await expect(set(`kind = 'renewal'`)).rejects.toMatchObject({ cause: { code: '23000' } });
    const away = db.execute(sql`delete from organization_verifications where id = ${verificationId}`);
    await expect(away).rejects.toMatchObject({ cause: { code: '42501' } });
    await tickAll(officer, verificationId);
    await approveVerification(officer, { verificationId });
    await expect(set(`outcome = 'refused'`)).rejects.toMatchObject({ cause: { code: '23000' } });
  });

  test('keeps the files that were shown, also when they are taken off the profile', async () => {
    const { owner, verificationId } = await waiting();
    await tickAll(officer, verificationId);
    await approveVerification(officer, { verificationId });
    const [first] = await listDocuments(owner, 'organization', owner.organizationId, 'registration');
    const id = first?.id ?? '';
    await removeDocument({ ...owner, organizationStatus: 'verified' }, id);
    expect(await requireDownload(officer, id)).toMatchObject({ id });
    const stranger = await createActor();
    await expect(requireDownload(stranger, id)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the desk', () => {
  test('approves when every item of the checklist is a yes', async () => {
    const { owner, verificationId } = await waiting();
    await expect(approveVerification(officer, { verificationId })).rejects.toMatchObject({
      reason: 'checklist_incomplete',
    });
    await tickAll(officer, verificationId);
    const answers = { identity: { answer: 'no' as const, note: 'Tên khác' } };
    await saveChecklist(officer, { verificationId, answers });
    await expect(approveVerification(officer, { verificationId })).rejects.toMatchObject({ code: 'conflict' });
    await tickAll(officer, verificationId);
    await approveVerification(officer, { verificationId });
    const organization = await organizationOf(owner);
    expect(organization.status).toBe('verified');
    expect(organization.bankVerifiedAt).not.toBeNull();
    const year = (organization.verifiedUntil?.getTime() ?? 0) - Date.now();
    expect(year / 86_400_000).toBeGreaterThan(364);
  });

  test.each([
    ['changes_asked', 'organization.ask_changes', 'organization_changes_asked'],
    ['refused', 'organization.refuse_verification', 'organization_refused'],
  ] as const)('gives back with a reason: %s', async (outcome, event, kind) => {
    const { owner, verificationId } = await waiting();
    const input = { verificationId, outcome, reason: ' ' };
    await expect(returnVerification(officer, input)).rejects.toMatchObject({ reason: 'reason_required' });
    await returnVerification(officer, { ...input, reason: 'Giấy ủy quyền đã hết hạn' });
    expect((await organizationOf(owner)).status).toBe('unverified');
    const events = await db.select().from(auditEvents).where(eq(auditEvents.subjectId, owner.organizationId));
    expect(events.map((each) => each.event)).toContain(event);
    const told = await db.select().from(notifications).where(eq(notifications.userId, owner.userId));
    expect(told.map((each) => each.kind)).toContain(kind);
    expect((await organizationProfile(owner)).last).toMatchObject({ outcome, reason: 'Giấy ủy quyền đã hết hạn' });
    await requestVerification(owner);
  });

  test('is closed to everybody else, and to an officer’s own organisation', async () => {
    const { owner, verificationId } = await waiting();
    const reviewer = await createActor({ kind: 'coordinator', desks: ['review'], roles: ['owner'] });
    for (const stranger of [owner, reviewer]) {
      await expect(verificationQueue(stranger, null, null)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(verificationForDesk(stranger, verificationId)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(approveVerification(stranger, { verificationId })).rejects.toMatchObject({ code: 'forbidden' });
      const input = { organizationId: owner.organizationId, reason: 'x' };
      await expect(suspendOrganization(stranger, input)).rejects.toMatchObject({ code: 'forbidden' });
    }
    const insider = await createColleague(officer, ['member'], ['verification']);
    await db
      .insert(memberships)
      .values({ organizationId: owner.organizationId, userId: insider.userId, roles: ['member'] });
    await expect(approveVerification(insider, { verificationId })).rejects.toMatchObject({
      reason: 'own_organization',
    });
    expect((await verificationForDesk(insider, verificationId)).mayDecide).toBe(false);
  });

  test('two officers at once: one decision', async () => {
    const { verificationId } = await waiting();
    await tickAll(officer, verificationId);
    const other = await createColleague(officer, ['member'], ['verification']);
    const results = await Promise.allSettled([
      approveVerification(officer, { verificationId }),
      returnVerification(other, { verificationId, outcome: 'refused', reason: 'Không đúng' }),
    ]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('says who looks alike', async () => {
    const one = await verified();
    const two = await newStartup({ name: 'Công ty TNHH Sao Biển Mới' });
    await complete(two);
    const { warnings } = await verificationForDesk(officer, await requestVerification(two));
    const kinds = warnings.filter((each) => each.organizationId === one.organizationId).map((each) => each.kind);
    expect(kinds.sort()).toEqual(['same_bank_account', 'same_email_domain', 'similar_name']);
  });
});

describe('after the verification', () => {
  test('legal fields change through the desk alone', async () => {
    const owner = await verified();
    await expect(saveIdentity(owner, identity())).rejects.toMatchObject({ reason: 'identity_is_verified' });
    const before = await organizationOf(owner);
    const wanted = identity({ name: 'Công ty CP Sao Biển', taxCode: before.taxCode ?? '' });
    const verificationId = await requestVerification(owner, wanted);
    expect(await organizationOf(owner)).toMatchObject({ status: 'verified', name: before.name });
    await tickAll(officer, verificationId);
    await approveVerification(officer, { verificationId });
    expect(await organizationOf(owner)).toMatchObject({ status: 'verified', name: 'Công ty CP Sao Biển' });
  });

  test('a change that is refused changes nothing', async () => {
    const owner = await verified();
    const before = await organizationOf(owner);
    const verificationId = await requestVerification(owner, identity({ name: 'Tên khác hẳn' }));
    await returnVerification(officer, { verificationId, outcome: 'refused', reason: 'Không có căn cứ' });
    expect(await organizationOf(owner)).toEqual(before);
  });

  test('a new account needs a fresh second factor and is told to owners and finance', async () => {
    const owner = await verified();
    const finance = await createColleague(owner, ['finance']);
    const other = { ...account, bankAccount: '9999888877' };
    const stale = saveBankAccount({ ...owner, secondFactor: 'session' }, other);
    await expect(stale).rejects.toMatchObject({ reason: 'needs_recent_second_factor' });
    await saveBankAccount(owner, other);
    expect((await organizationOf(owner)).bankVerifiedAt).toBeNull();
    for (const { userId } of [owner, finance]) {
      const told = await db.select().from(notifications).where(eq(notifications.userId, userId));
      expect(told.map((each) => each.kind)).toContain('organization_bank_changed');
    }
    await saveBankAccount(owner, { ...other, bankAccount: '1111222233' });
    const open = (await verificationQueue(officer, 'bank', null)).rows.filter(
      ({ name }) => name === owner.organizationName,
    );
    const own = await db
      .select()
      .from(organizationVerifications)
      .where(eq(organizationVerifications.organizationId, owner.organizationId));
    expect(own.filter((each) => each.outcome === 'superseded')).toHaveLength(1);
    const request = own.find((each) => each.kind === 'bank' && each.outcome === null);
    expect(open.map(({ id }) => id)).toContain(request?.id);
    await tickAll(officer, request?.id ?? '');
    await approveVerification(officer, { verificationId: request?.id ?? '' });
    expect((await organizationOf(owner)).bankVerifiedAt).not.toBeNull();
  });

  test('the database takes no new account for a checked one', async () => {
    const owner = await verified();
    const write = db.execute(
      sql`update organizations set bank_account = '5555666677' where id = ${owner.organizationId}`,
    );
    await expect(write).rejects.toMatchObject({ cause: { code: '23000' } });
  });

  test('owners are reminded of the yearly check, each time once; late ones stay verified', async () => {
    const owner = await verified();
    const due = async (days: number) => {
      await db
        .update(organizations)
        .set({ verifiedUntil: sql`date_trunc('hour', now()) + make_interval(days => ${days})` })
        .where(eq(organizations.id, owner.organizationId));
      await remindRenewals();
      await remindRenewals();
      const told = await db.select().from(notifications).where(eq(notifications.userId, owner.userId));
      return told.filter((each) => each.kind === 'organization_renewal_due').length;
    };
    expect(await due(31)).toBe(0);
    expect(await due(30)).toBe(1);
    expect(await due(7)).toBe(2);
    expect(await due(-3)).toBe(3);
    expect((await organizationOf(owner)).status).toBe('verified');
    expect((await deskOrganizations(officer, 'overdue')).map(({ id }) => id)).toContain(owner.organizationId);
    const verificationId = await requestVerification(owner);
    await tickAll(officer, verificationId);
    await approveVerification(officer, { verificationId });
    expect((await deskOrganizations(officer, 'overdue')).map(({ id }) => id)).not.toContain(owner.organizationId);
  });
});

describe('a suspended organisation', () => {
  test('is stopped with a reason and comes back as it was', async () => {
    const owner = await verified();
    const input = { organizationId: owner.organizationId, reason: 'Giấy phép bị thu hồi' };
    await suspendOrganization(officer, input);
    await expect(suspendOrganization(officer, input)).rejects.toMatchObject({ code: 'stale_state' });
    const stopped = { ...owner, organizationStatus: 'suspended' as const };
    await expect(requestVerification(stopped)).rejects.toMatchObject({ reason: 'organization_suspended' });
    await expect(saveBankAccount(stopped, { ...account, bankAccount: '4444333322' })).rejects.toMatchObject({
      reason: 'organization_suspended',
    });
    expect(canStart(stopped).allowed).toBe(false);
    await reinstateOrganization(officer, { ...input, reason: 'Đã có giấy phép mới' });
    expect((await organizationOf(owner)).status).toBe('verified');
  });

  test('starts no challenge', async () => {
    const sponsor = await createActor({ status: 'suspended' });
    const draft = { title: 'Đề bài', field: 'seaport', kind: 'pilot' } as const;
    await expect(createChallenge(sponsor, draft)).rejects.toMatchObject({ reason: 'organization_suspended' });
  });

  test('is paid nothing, and neither is one whose account is unchecked', async () => {
    const pilot = await acceptedPilot();
    const invoice = { invoiceNumber: '1C26TAA-0009', invoiceDate: '2026-01-15' };
    const release = () => releaseMilestone(pilot.finance, { ...at(pilot), ...invoice });
    await suspendOrganization(officer, { organizationId: pilot.supplier.organizationId, reason: 'Đang xác minh' });
    await expect(release()).rejects.toMatchObject({ reason: 'payee_not_verified' });
    await reinstateOrganization(officer, { organizationId: pilot.supplier.organizationId, reason: 'Đã rõ' });
    await saveBankAccount(await createColleague(pilot.supplier, ['owner']), account);
    await expect(release()).rejects.toMatchObject({ reason: 'payee_account_not_verified' });
    const [request] = await db
      .select()
      .from(organizationVerifications)
      .where(eq(organizationVerifications.organizationId, pilot.supplier.organizationId));
    await tickAll(officer, request?.id ?? '');
    await approveVerification(officer, { verificationId: request?.id ?? '' });
    await expect(release()).resolves.toMatchObject({ payeeId: pilot.supplier.organizationId });
  });

  test('the coordinator itself is beyond its desk', async () => {
    const input = { organizationId: officer.organizationId, reason: 'x' };
    await expect(suspendOrganization(officer, input)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
