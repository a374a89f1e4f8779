import { createHash } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { brokenConstraint } from '#app/domain/ledger/post-transfer.server.ts';
import {
  contractDocument,
  listContracts,
  requireContract,
  requireContractDocument,
} from '#app/domain/pilots/contract.queries.server.ts';
import { contractPage } from '#app/domain/pilots/contract-page.queries.server.ts';
import { acceptanceDocument, requireAcceptanceRecord } from '#app/domain/pilots/milestone.queries.server.ts';
import { offerContract } from '#app/domain/pilots/offer-contract.server.ts';
import { contractDraftSchema } from '#app/domain/pilots/pilot.schema.ts';
import { contractSubject, milestoneSubject } from '#app/domain/pilots/pilot.subjects.server.ts';
import { requestMilestoneChanges } from '#app/domain/pilots/request-milestone-changes.server.ts';
import { saveContractDraft } from '#app/domain/pilots/save-contract-draft.server.ts';
import { signContract } from '#app/domain/pilots/sign-contract.server.ts';
import { startMilestone } from '#app/domain/pilots/start-milestone.server.ts';
import { db } from '#db/client.server.ts';
import { deliverables, pilotContracts } from '#db/schema/pilots.ts';
import { createActor, createColleague } from '#tests/support/factories.ts';
import {
  acceptedPilot,
  activePilot,
  at,
  attach,
  deliver,
  draftPilot,
  fundedPilot,
  offeredPilot,
  sign,
  statusOf,
} from '#tests/support/pilots.ts';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

const draft = {
  revision: 2,
  title: 'Tên mới',
  terms: 'Điều khoản mới',
  valueVnd: 10n,
  inspectionDays: 5,
  milestones: [{ title: 'Một', acceptanceCriteria: 'Đạt', amountVnd: 10n, dueOn: '2030-01-01' }],
};

describe('drafting', () => {
  it('is the buyer manager’s; a save over somebody else’s is refused and changes nothing', async () => {
    const { contractId, buyer, supplier, finance } = await draftPilot();
    await expect(saveContractDraft(supplier, { contractId, draft })).rejects.toMatchObject({ reason: 'not_buyer' });
    await expect(saveContractDraft(finance, { contractId, draft })).rejects.toMatchObject({ reason: 'needs_manager' });
    const results = await Promise.allSettled([
      saveContractDraft(buyer, { contractId, draft }),
      saveContractDraft(buyer, { contractId, draft: { ...draft, title: 'Tên khác' } }),
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    const { contract, milestones } = await requireContract(buyer, contractId);
    expect(contract.revision).toBe(3);
    expect(milestones).toHaveLength(1);
  });

  it('is not read by the other side before it is offered, nor seen by a stranger at all', async () => {
    const { contractId, supplier } = await draftPilot();
    const page = await contractPage(supplier, contractId);
    expect(page.contract.terms).toBe('');
    expect(page.milestones).toEqual([]);
    const stranger = await createActor({ kind: 'corporation' });
    const coordinator = await createActor({ kind: 'coordinator' });
    await expect(contractPage(stranger, contractId)).rejects.toMatchObject({ code: 'not_found' });
    await expect(contractPage(coordinator, contractId)).rejects.toMatchObject({ code: 'not_found' });
    expect(await listContracts(stranger)).toEqual([]);
  });

  it('milestones must add up to the value and come in order', () => {
    const typed = {
      revision: '1',
      title: 'T',
      terms: 'X',
      valueVnd: '300.000',
      inspectionDays: '10',
      milestones: [
        { title: 'A', acceptanceCriteria: 'x', amountVnd: '100.000', dueOn: '2030-02-01' },
        { title: 'B', acceptanceCriteria: 'x', amountVnd: '199.999', dueOn: '2030-01-01' },
      ],
    };
    const problems = contractDraftSchema.safeParse(typed).error?.issues.map((issue) => issue.path.join('.'));
    expect(problems).toEqual(['valueVnd', 'milestones.1.dueOn']);
    for (const amountVnd of ['0', '-5', '1,5', '', '99999999999999999999'])
      expect(
        contractDraftSchema.safeParse({ ...typed, milestones: [{ ...typed.milestones[0], amountVnd }] }).success,
      ).toBe(false);
  });

  it('the database refuses an offered contract whose milestones do not add up', async () => {
    const { milestoneIds } = await offeredPilot();
    const change = db.execute(sql`update milestones set amount_vnd = 1 where id = ${milestoneIds[0] ?? ''}`);
    expect(await change.then(() => null, brokenConstraint)).toBe('pilot_contracts_add_up');
  });
});

describe('offering and signing', () => {
  it('keeps the text byte for byte under its hash; nobody changes it afterwards', async () => {
    const pilot = await offeredPilot();
    const kept = await requireContractDocument(pilot.supplier, pilot.contractId);
    expect(kept.sha256).toBe(pilot.sha256);
    expect(sha256(kept.html)).toBe(pilot.sha256);
    const { body } = await contractDocument(pilot.buyer, pilot.contractId);
    expect(kept.html).toContain(body);
    expect(body).toContain('Bốn trăm năm mươi triệu đồng');
    expect(body).toContain('450,000,000');
    await expect(offerContract(pilot.buyer, pilot.contractId)).rejects.toMatchObject({ code: 'stale_state' });
    await expect(saveContractDraft(pilot.buyer, { contractId: pilot.contractId, draft })).rejects.toMatchObject({
      reason: 'contract_not_draft',
    });
    for (const set of [{ terms: 'khác' }, { documentHtml: 'khác' }, { valueVnd: 1n }, { rail: 'bank' as const }])
      await expect(db.update(pilotContracts).set(set).where(eq(pilotContracts.id, pilot.contractId))).rejects.toThrow();
  });

  it('what people wrote cannot break out of the text', async () => {
    const { contractId, buyer } = await draftPilot();
    const hostile = '<script>alert(1)</script> & "x" \' </main>';
    await saveContractDraft(buyer, {
      contractId,
      draft: {
        ...draft,
        title: hostile,
        terms: hostile,
        milestones: [{ title: hostile, acceptanceCriteria: hostile, amountVnd: 10n, dueOn: '2030-01-01' }],
      },
    });
    await offerContract(buyer, contractId);
    const { body } = await contractDocument(buyer, contractId);
    expect(body).not.toContain('<script');
    expect(body.match(/<section/g)).toHaveLength(2);
    expect(body.match(/<\/section>/g)).toHaveLength(2);
  });

  it('both sides at once, each several times: two signatures, active once', async () => {
    const pilot = await offeredPilot();
    const second = await createColleague(pilot.buyer, ['manager']);
    const results = await Promise.allSettled(
      [pilot.buyer, second, pilot.supplier, pilot.buyer, pilot.supplier].map((actor) => sign(pilot, actor)),
    );
    const done = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value.active] : []));
    expect(done.sort()).toEqual([false, true]);
    const view = await requireContract(pilot.buyer, pilot.contractId);
    expect(view.contract.status).toBe('active');
    expect(view.signatures).toHaveLength(2);
    expect(await statusOf(pilot, 0)).toBe('awaiting_funds');
    expect(await statusOf(pilot, 1)).toBe('planned');
  });

  it('refuses another document, another name, a member without the right, a suspended side, a second time', async () => {
    const pilot = await offeredPilot();
    const member = await createColleague(pilot.supplier, ['member']);
    const suspended = { ...pilot.supplier, organizationStatus: 'suspended' as const };
    const input = { contractId: pilot.contractId, decisionNumber: '', lang: 'vi' as const };
    const typed = { ...input, documentSha256: pilot.sha256, typedName: pilot.supplier.displayName };
    await expect(signContract(pilot.supplier, { ...typed, documentSha256: '0'.repeat(64) })).rejects.toMatchObject({
      reason: 'document_changed',
    });
    await expect(signContract(pilot.supplier, { ...typed, typedName: 'Ai Đó' })).rejects.toMatchObject({
      field: 'typedName',
    });
    await expect(sign(pilot, member)).rejects.toMatchObject({ reason: 'needs_manager' });
    await expect(sign(pilot, suspended)).rejects.toMatchObject({ reason: 'party_not_verified' });
    await sign(pilot, { ...pilot.supplier, displayName: pilot.supplier.displayName.normalize('NFD') });
    await expect(sign(pilot, pilot.supplier)).rejects.toMatchObject({ reason: 'already_signed' });
    await expect(db.execute(sql`delete from contract_signatures`)).rejects.toThrow();
  });

  it('a state agency signs with a decision and a digitally signed copy', async () => {
    const pilot = await offeredPilot({ buyerKind: 'state_agency', fundingSource: 'state_budget' });
    await expect(sign(pilot, pilot.buyer)).rejects.toMatchObject({ reason: 'signed_copy_missing' });
    // The other side, which signs by typed consent, can put no file in the place of the agency's.
    expect(await contractSubject.canAttach(pilot.supplier, pilot.contractId, 'signed_copy')).toBe(false);
    expect(await contractSubject.canAttach(pilot.buyer, pilot.contractId, 'signed_copy')).toBe(true);
    const copy = await attach(pilot.buyer, 'contract', pilot.contractId, 'signed_copy');
    await sign(pilot, pilot.buyer);
    const { signatures } = await requireContract(pilot.buyer, pilot.contractId);
    expect(signatures).toMatchObject([
      { method: 'digital_signature', decisionNumber: '12/QĐ', signedDocumentId: copy },
    ]);
  });
});

describe('delivery and acceptance', () => {
  it('needs money first, then a file; the buyer reads a file once it was delivered', async () => {
    const unfunded = await activePilot();
    await expect(startMilestone(unfunded.supplier, at(unfunded))).rejects.toMatchObject({ code: 'stale_state' });
    const pilot = await fundedPilot();
    const { milestoneId } = at(pilot);
    await startMilestone(pilot.supplier, at(pilot));
    const { deliverMilestone } = await import('#app/domain/pilots/deliver-milestone.server.ts');
    await expect(deliverMilestone(pilot.supplier, { ...at(pilot), note: 'x' })).rejects.toMatchObject({
      reason: 'deliverable_file_missing',
    });
    const early = await attach(pilot.supplier, 'milestone', milestoneId, 'deliverable');
    expect(await milestoneSubject.canRead(pilot.buyer, milestoneId, 'deliverable', early)).toBe(false);
    expect(await milestoneSubject.canAttach(pilot.supplier, milestoneId, 'deliverable')).toBe(true);
    await deliver(pilot);
    expect(await milestoneSubject.canRead(pilot.buyer, milestoneId, 'deliverable', early)).toBe(true);
    expect(await milestoneSubject.canAttach(pilot.supplier, milestoneId, 'deliverable')).toBe(false);
    expect(await milestoneSubject.canAttach(pilot.buyer, milestoneId, 'deliverable')).toBe(false);
    const stranger = await createActor({ kind: 'startup' });
    expect(await milestoneSubject.canRead(stranger, milestoneId, 'deliverable', early)).toBe(false);
    expect(await milestoneSubject.keepsFile?.(milestoneId, early)).toBe(true);
    const late = await attach(pilot.supplier, 'milestone', milestoneId, 'deliverable');
    expect(await milestoneSubject.canRead(pilot.buyer, milestoneId, 'deliverable', late)).toBe(false);
  });

  it('goes back for changes and comes again as another round', async () => {
    const pilot = await fundedPilot();
    await startMilestone(pilot.supplier, at(pilot));
    await deliver(pilot);
    await expect(requestMilestoneChanges(pilot.buyer, { ...at(pilot), reason: ' ' })).rejects.toMatchObject({
      field: 'reason',
    });
    await requestMilestoneChanges(pilot.buyer, { ...at(pilot), reason: 'Thiếu số liệu tuần 2' });
    await deliver(pilot);
    const rounds = await db
      .select()
      .from(deliverables)
      .where(eq(deliverables.milestoneId, at(pilot).milestoneId));
    expect(rounds.map((round) => [round.round, round.files.length])).toEqual([
      [1, 1],
      [2, 2],
    ]);
    await expect(db.execute(sql`update deliverables set note = 'khác'`)).rejects.toThrow();
  });

  it('keeps the acceptance record byte for byte under its hash', async () => {
    const pilot = await acceptedPilot();
    const { contractId, milestoneId } = at(pilot);
    const record = await requireAcceptanceRecord(pilot.supplier, contractId, milestoneId);
    expect(sha256(record.documentHtml)).toBe(record.documentSha256);
    expect(record.documentHtml).toContain('Ba trăm triệu đồng');
    const { sha256: shown } = await acceptanceDocument(pilot.buyer, contractId, milestoneId);
    expect(shown).toBe(record.documentSha256);
    await expect(db.execute(sql`update acceptance_records set net_vnd = 1`)).rejects.toThrow();
    const other = await acceptedPilot();
    await expect(requireAcceptanceRecord(pilot.supplier, other.contractId, milestoneId)).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
