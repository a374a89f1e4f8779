import { v7 } from 'uuid';
import { beforeAll, expect, test } from 'vitest';
import { listAuditEvents } from '#app/domain/audit/audit.queries.server.ts';
import { readAuditFilters } from '#app/domain/audit/audit.schema.ts';
import { sealStatus } from '#app/domain/audit/seal-status.queries.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { type AuditEntry, recordAudit } from '#app/domain/kernel/audit.server.ts';
import { withinFrame } from '#app/domain/kernel/request-frame.server.ts';
import { answerCsv } from '#app/routes/audit/load-audit.server.ts';
import { db } from '#db/client.server.ts';
import { createActor, createOrganization, createUser } from '#tests/support/factories.ts';

/** What a person, an organisation and the administration desk read of the trail. */
let owner: Actor;
let colleague: Actor;
let stranger: Actor;
let administrator: Actor;

const none = readAuditFilters(new URLSearchParams());
const did = (actor: Actor, event: string, over: Partial<AuditEntry> = {}) =>
  withinFrame({ origin: { source: 'web', ip: '203.0.113.9', device: 'Firefox', requestId: 'r', session: null } }, () =>
    recordAudit(db, actor, { event, subjectKind: 'organization', subjectId: actor.organizationId, ...over }),
  );
const eventsOf = async (...parameters: Parameters<typeof listAuditEvents>) =>
  (await listAuditEvents(...parameters)).lines.map(({ event }) => event);

beforeAll(async () => {
  const organization = await createOrganization();
  owner = await createActor({ organization, roles: ['owner'] });
  colleague = await createActor({
    organization,
    roles: ['member'],
    user: await createUser({ displayName: 'Đồng nghiệp' }),
  });
  stranger = await createActor({ roles: ['owner'] });
  administrator = await createActor({
    organization: await createOrganization({ kind: 'coordinator' }),
    roles: ['member'],
    desks: ['administration'],
  });
  await did(owner, 'organization.one');
  await did(colleague, 'organization.two', { reason: '=HYPERLINK("x")' });
  await did(colleague, 'score_sheet.lock', { subjectKind: 'score_sheet', subjectId: v7() });
  await did(colleague, 'solution.read', { subjectKind: 'solution', subjectId: v7() });
  await did(colleague, 'panel.declare_conflict', { subjectKind: 'panel', subjectId: v7() });
  await did(colleague, 'user.password', { subjectKind: 'user', subjectId: colleague.userId });
  await did(administrator, 'organization.verify', { subjectId: owner.organizationId });
  await did(stranger, 'organization.other');
});

test('a person sees what they did, with address and device, and nobody else’s', async () => {
  const { lines } = await listAuditEvents({ of: 'person', person: owner }, none);
  expect(lines.map(({ event, ip, device }) => [event, ip, device])).toEqual([
    ['organization.one', '203.0.113.9', 'Firefox'],
  ]);
});

test('an organisation sees acts for it and on it: not what its people did as evaluators, nor their accounts', async () => {
  const { lines } = await listAuditEvents({ of: 'organization', actor: owner }, none);
  expect(lines.map(({ event }) => event)).toEqual(['organization.verify', 'organization.two', 'organization.one']);
  expect(lines.map(({ actorName }) => actorName)).toEqual([null, 'Đồng nghiệp', owner.displayName]);
  expect(lines.every(({ ip, device, requestId }) => ip === null && device === null && requestId === null)).toBe(true);
});

test('only owner and finance read it, only the administration desk reads all', async () => {
  await expect(listAuditEvents({ of: 'organization', actor: colleague }, none)).rejects.toMatchObject({
    reason: 'needs_owner_or_finance',
  });
  await expect(listAuditEvents({ of: 'everybody', actor: owner }, none)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(sealStatus(owner)).rejects.toMatchObject({ code: 'forbidden' });
  expect(await eventsOf({ of: 'everybody', actor: administrator }, none)).toHaveLength(8);
});

test('filters narrow, pages follow each other, nonsense filters nothing', async () => {
  const all = { of: 'everybody', actor: administrator } as const;
  const by = (query: string) => eventsOf(all, readAuditFilters(new URLSearchParams(query)));
  expect(await by('loai=evaluation')).toEqual(['panel.declare_conflict', 'score_sheet.lock']);
  expect(await by(`nguoi=${encodeURIComponent('đồng nghiệp')}&loai=organization`)).toEqual(['organization.two']);
  expect(await by(`doi-tuong=${stranger.organizationId}`)).toEqual(['organization.other']);
  expect(await by('tu=2999-01-01')).toEqual([]);
  expect(await by('den=2999-01-01')).toHaveLength(8);
  expect(await by("tu=x&loai='&truoc=-1&nguoi=%00")).toHaveLength(8);
  expect(await by('nguoi=%25')).toEqual([]);
  const first = await listAuditEvents(all, none, 5);
  const second = await listAuditEvents(all, { ...none, before: first.before ?? '' }, 5);
  expect(second.before).toBeNull();
  expect([...first.lines, ...second.lines]).toHaveLength(8);
});

test('the file is UTF-8 for Excel, runs no formula, has what the page has, and is itself on record', async () => {
  const request = new Request('http://localhost:3000/don-vi/nhat-ky/tep?loai=organization', { method: 'POST' });
  const answer = await answerCsv(request, owner, { of: 'organization', actor: owner });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const rows = new TextDecoder().decode(bytes).trim().split('\r\n');
  expect(rows).toHaveLength(4);
  expect(rows.join('\n')).toContain(`"'=HYPERLINK(""x"")"`);
  expect(rows.join('\n')).not.toContain('203.0.113.9');
  expect(await eventsOf({ of: 'person', person: owner }, none)).toEqual(['audit_trail.export', 'organization.one']);
  const forbidden = answerCsv(request, colleague, { of: 'organization', actor: colleague });
  await expect(forbidden).rejects.toMatchObject({ code: 'forbidden' });
});
