import { createHash, randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import type { Rail } from '#app/domain/payments/rails.ts';
import { acceptMilestone } from '#app/domain/pilots/accept-milestone.server.ts';
import { requireContract } from '#app/domain/pilots/contract.queries.server.ts';
import { createContract } from '#app/domain/pilots/create-contract.server.ts';
import { deliverMilestone } from '#app/domain/pilots/deliver-milestone.server.ts';
import { fundMilestone } from '#app/domain/pilots/fund-milestone.server.ts';
import { nameCoSponsor } from '#app/domain/pilots/name-co-sponsor.server.ts';
import { offerContract } from '#app/domain/pilots/offer-contract.server.ts';
import type { ContractDraft } from '#app/domain/pilots/pilot.schema.ts';
import { saveContractDraft } from '#app/domain/pilots/save-contract-draft.server.ts';
import { signContract } from '#app/domain/pilots/sign-contract.server.ts';
import { startMilestone } from '#app/domain/pilots/start-milestone.server.ts';
import { db, inTransaction } from '#db/client.server.ts';
import { challenges } from '#db/schema/challenges.ts';
import { documents } from '#db/schema/documents.ts';
import { pilotContracts } from '#db/schema/pilots.ts';
import { createAward } from './contracts.ts';
import { createActor, createColleague, createOrganization } from './factories.ts';
import { runDueJobs } from './jobs.ts';

/** A contract brought as far as a test needs it, through the use cases; each person can do one thing. */
export type Pilot = {
  contractId: string;
  buyer: Actor;
  finance: Actor;
  supplier: Actor;
  milestoneIds: string[];
  /** Finance people of the co-sponsors. */
  funders: Actor[];
};

type Options = {
  amounts?: readonly bigint[];
  fundingSource?: 'private' | 'state_budget';
  buyerKind?: 'corporation' | 'state_agency';
  /** By which the contract's money goes; that of this installation when left out. */
  rail?: Rail;
  /** Terms that are not the usual ones. */
  terms?: Partial<ContractDraft>;
  /** Co-sponsors by what they pay; their finance people come back as `funders`. */
  shares?: readonly bigint[];
};

export async function draftPilot({
  amounts = [300_000_000n, 150_000_000n],
  fundingSource = 'private',
  buyerKind = 'corporation',
  rail,
  terms = {},
  shares = [],
}: Options = {}): Promise<Pilot> {
  const buyer = await createActor({ kind: buyerKind, roles: ['manager'] });
  const finance = await createColleague(buyer, ['finance']);
  const supplier = await createActor({ kind: 'startup', roles: ['manager'] });
  const { challenge, solution } = await createAward(buyer, supplier);
  await db.update(challenges).set({ fundingSource }).where(eq(challenges.id, challenge.id));
  const valueVnd = amounts.reduce((sum, amount) => sum + amount, 0n);
  const { id } = await inTransaction((tx) =>
    createContract(tx, buyer, {
      challengeId: challenge.id,
      solutionId: solution.id,
      buyerId: buyer.organizationId,
      supplierId: supplier.organizationId,
      title: 'Thí điểm đo mớn nước',
      valueVnd,
    }),
  );
  if (rail) await db.update(pilotContracts).set({ rail }).where(eq(pilotContracts.id, id));
  const milestones = amounts.map((amountVnd, index) => ({
    title: `Mốc ${index + 1}`,
    acceptanceCriteria: 'Sai số dưới 1 cm\n\nChạy liên tục 30 ngày',
    amountVnd,
    dueOn: `${2030 + Math.floor(index / 9)}-0${1 + (index % 9)}-28`,
  }));
  const draft = { revision: 1, title: 'Thí điểm đo mớn nước', terms: 'Hai bên hợp tác.', valueVnd, inspectionDays: 10 };
  await saveContractDraft(buyer, { contractId: id, draft: { ...draft, milestones, ...terms } });
  const funders = await Promise.all(shares.map((amountVnd) => coSponsor(buyer, id, amountVnd)));
  const view = await requireContract(buyer, id);
  return { contractId: id, buyer, finance, supplier, funders, milestoneIds: view.milestones.map((each) => each.id) };
}

async function coSponsor(buyer: Actor, contractId: string, amountVnd: bigint): Promise<Actor> {
  const taxCode = `03${randomBytes(4).readUInt32BE(0).toString().padStart(10, '0').slice(0, 8)}`;
  const organization = await createOrganization({ kind: 'corporation', taxCode });
  await nameCoSponsor(buyer, { contractId, taxCode, amountVnd });
  return createActor({ organization, roles: ['finance'] });
}

export async function offeredPilot(options?: Options): Promise<Pilot & { sha256: string }> {
  const pilot = await draftPilot(options);
  const { sha256 } = await offerContract(pilot.buyer, pilot.contractId);
  return { ...pilot, sha256 };
}

export function sign(pilot: { contractId: string; sha256: string }, actor: Actor) {
  return signContract(actor, {
    contractId: pilot.contractId,
    documentSha256: pilot.sha256,
    typedName: actor.displayName,
    decisionNumber: '12/QĐ',
    lang: 'vi',
  });
}

export async function activePilot(options?: Options): Promise<Pilot> {
  const pilot = await offeredPilot(options);
  if (options?.buyerKind === 'state_agency') await attach(pilot.buyer, 'contract', pilot.contractId, 'signed_copy');
  await sign(pilot, pilot.buyer);
  await sign(pilot, pilot.supplier);
  return pilot;
}

/** A file as it is after its check. */
export async function attach(
  actor: Actor,
  subjectKind: 'contract' | 'milestone',
  subjectId: string,
  purpose: string,
): Promise<string> {
  const mark = randomBytes(8).toString('hex');
  const [row] = await db
    .insert(documents)
    .values({
      subjectKind,
      subjectId,
      purpose,
      fileKey: mark,
      name: `bao-cao-${mark}.pdf`,
      sizeBytes: 1_000,
      contentType: 'application/pdf',
      sha256: createHash('sha256').update(mark).digest('hex'),
      status: 'ready',
      organizationId: actor.organizationId,
      uploadedBy: actor.userId,
      uploadedAt: new Date(),
      checkedAt: new Date(),
    })
    .returning({ id: documents.id });
  return row?.id ?? '';
}

/** One milestone of a pilot, as use cases take it. */
export function at(pilot: Pilot, index = 0): { contractId: string; milestoneId: string } {
  return { contractId: pilot.contractId, milestoneId: pilot.milestoneIds[index] ?? '' };
}

export async function fundedPilot(options?: Options): Promise<Pilot> {
  const pilot = await activePilot(options);
  for (const funder of [pilot.finance, ...pilot.funders]) await fundMilestone(funder, at(pilot));
  await runDueJobs();
  return pilot;
}

export async function deliver(pilot: Pilot, index = 0): Promise<void> {
  const where = at(pilot, index);
  await attach(pilot.supplier, 'milestone', where.milestoneId, 'deliverable');
  await deliverMilestone(pilot.supplier, { ...where, note: 'Đã lắp đặt và chạy thử.' });
}

/** The e-invoice's file, without which nothing is released. */
export async function invoiced(pilot: Pilot, index = 0): Promise<void> {
  await attach(pilot.supplier, 'milestone', at(pilot, index).milestoneId, 'invoice');
}

export async function acceptedPilot(options?: Options): Promise<Pilot> {
  const pilot = options?.fundingSource === 'state_budget' ? await activePilot(options) : await fundedPilot(options);
  await startMilestone(pilot.supplier, at(pilot));
  await deliver(pilot);
  await acceptMilestone(pilot.buyer, { ...at(pilot), note: 'Đạt yêu cầu.' });
  await invoiced(pilot);
  return pilot;
}

export async function statusOf(pilot: Pilot, index = 0): Promise<string | undefined> {
  const view = await requireContract(pilot.buyer, pilot.contractId);
  return view.milestones.find((each) => each.id === pilot.milestoneIds[index])?.status;
}
