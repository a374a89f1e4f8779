import type { Actor } from '#app/domain/kernel/actor.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { renderAcceptanceRecord } from '#app/render/acceptance-record.ts';
import type { Tx } from '#db/client.server.ts';
import { acceptanceRecords } from '#db/schema/pilots.ts';
import { deliverablesOf, type LockedMilestone } from './milestone.queries.server.ts';
import { type Settlement, settle } from './settlement.ts';
import { sha256Of } from './sha256.server.ts';

export type Acceptance = {
  /** What is accepted, in đồng; the rates of the contract divide it. */
  grossVnd: bigint;
  basis: 'signed' | 'silence' | 'part' | 'settlement' | 'award';
  /** Who of the buyer signs; nobody when it is silence or an arbiter that accepts. */
  accepter: Pick<Actor, 'userId' | 'displayName'> | null;
  note: string;
};

/** Writes the acceptance record (biên bản nghiệm thu) byte for byte, with its SHA-256. The caller holds the milestone. */
export async function recordAcceptance(
  tx: Tx,
  { contract, milestone, buyer, supplier }: LockedMilestone,
  { grossVnd, basis, accepter, note }: Acceptance,
): Promise<{ settlement: Settlement; sha256: string }> {
  const [delivery] = await deliverablesOf(tx, [milestone.id]);
  const settlement = settle(grossVnd, contract);
  const acceptedAt = await databaseNow(tx);
  const documentHtml = renderAcceptanceRecord({
    contract,
    buyerName: buyer.name,
    supplierName: supplier.name,
    milestone,
    delivery: delivery ?? null,
    settlement,
    basis,
    note,
    accepterName: accepter?.displayName ?? null,
    acceptedAt,
  });
  const documentSha256 = sha256Of(documentHtml);
  await tx.insert(acceptanceRecords).values({
    ...settlement,
    milestoneId: milestone.id,
    acceptedBy: accepter?.userId ?? null,
    basis,
    note,
    documentHtml,
    documentSha256,
    acceptedAt,
  });
  return { settlement, sha256: documentSha256 };
}
