import { eq } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { acceptMilestone } from '#app/domain/pilots/accept-milestone.server.ts';
import { fundMilestone } from '#app/domain/pilots/fund-milestone.server.ts';
import { releaseMilestone } from '#app/domain/pilots/release-milestone.server.ts';
import { startMilestone } from '#app/domain/pilots/start-milestone.server.ts';
import { importStatement, keepStatementFile } from '#app/domain/reconciliation/import-statement.server.ts';
import { judgeBatch } from '#app/domain/reconciliation/judge-batch.server.ts';
import { makeBatch } from '#app/domain/reconciliation/make-batch.server.ts';
import { matchBankLines } from '#app/domain/reconciliation/match-bank-lines.server.ts';
import { unsafeLiveEntries } from '#app/domain/reconciliation/payable.queries.server.ts';
import { takeBatchFile } from '#app/domain/reconciliation/take-batch-file.server.ts';
import { db } from '#db/client.server.ts';
import { organizations } from '#db/schema/organizations.ts';
import { activePilot, at, deliver, invoiced, type Pilot } from '#tests/support/pilots.ts';
import { createActor, createColleague } from '../factories.ts';
import { camt053, type Sample } from './statement-files.ts';

/** Two people of the treasury desk: what one begins, the other confirms. */
export async function createTreasury(): Promise<{ maker: Actor; checker: Actor }> {
  const maker = await createActor({ kind: 'coordinator', roles: ['finance'], desks: ['treasury'] });
  return { maker, checker: await createColleague(maker, ['finance'], ['treasury']) };
}

/** Takes a file over as the desk does, and places its lines. */
export async function importFile(actor: Actor, bytes: Buffer, name = 'sao-ke.xml') {
  const fileId = await keepStatementFile(actor, { name, bytes, profile: null });
  const imported = await importStatement(actor, fileId);
  await matchBankLines();
  return imported;
}

type Movement = { vnd: bigint; text: string; reference?: string; name?: string; account?: string };

/** One bank account whose statements follow each other. */
export class Bank {
  balanceVnd: bigint;
  #day = Date.UTC(2026, 0, 1);
  #reference = 0;

  constructor(balanceVnd = 0n) {
    this.balanceVnd = balanceVnd;
  }

  /** The next day's statement: amounts with texts, positive in, negative out. */
  day(...movements: readonly Movement[]): Sample {
    const on = new Date(this.#day).toISOString().slice(0, 10);
    this.#day += 86_400_000;
    const openingVnd = this.balanceVnd;
    const first = this.#reference;
    this.#reference += movements.length;
    const lines = movements.map((movement, index) => ({ reference: `FT${first + index + 1}`, ...movement, on }));
    this.balanceVnd = lines.reduce((sum, line) => sum + line.vnd, openingVnd);
    return { openingVnd, lines, from: on, to: on };
  }

  file(...movements: readonly Movement[]): Buffer {
    return camt053(this.day(...movements));
  }
}

/** A pilot on the bank rail whose first milestone waits for its money, with the request's code. */
export async function requestedPilot(
  amounts?: readonly bigint[],
): Promise<Pilot & { code: string; paymentId: string }> {
  const pilot = await activePilot({ rail: 'bank', ...(amounts ? { amounts } : {}) });
  await db
    .update(organizations)
    .set({ bankBin: '970436', bankAccount: '0123456789', bankAccountHolder: 'CONG TY MAU', bankVerifiedAt: new Date() })
    .where(eq(organizations.id, pilot.supplier.organizationId));
  const payment = await fundMilestone(pilot.finance, at(pilot));
  return { ...pilot, code: payment.reference, paymentId: payment.id };
}

/** From funded to released: the payout waits for a batch. */
export async function releaseFirst(pilot: Pilot) {
  await startMilestone(pilot.supplier, at(pilot));
  await deliver(pilot);
  await acceptMilestone(pilot.buyer, { ...at(pilot), note: '' });
  await invoiced(pilot);
  return releaseMilestone(pilot.finance, { ...at(pilot), invoiceNumber: '1C26TAA-0001', invoiceDate: '2026-01-15' });
}

/** A batch that went to the bank; its entries carry the codes that a statement brings back. */
export async function sentBatch(desk: { maker: Actor; checker: Actor }, keys: readonly string[]) {
  const { id } = await makeBatch(desk.maker, keys);
  await judgeBatch(desk.checker, { batchId: id, intent: 'approve', reason: '' });
  const file = await takeBatchFile(desk.maker, { batchId: id, format: 'pain001' });
  return { id, file, entries: await unsafeLiveEntries(db, id) };
}
