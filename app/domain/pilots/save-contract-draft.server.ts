import { eq } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { inTransaction } from '#db/client.server.ts';
import { milestones, pilotContracts } from '#db/schema/pilots.ts';
import { canEditContract, signsDigitally } from './contract.policy.ts';
import { lockContract } from './contract.queries.server.ts';
import type { ContractDraft } from './pilot.schema.ts';

/**
 * Saves the buyer's draft; its milestones are replaced as a whole and add up to the value (the schema has seen to it).
 * `revision` is the one the page was made from: a save over somebody else's is refused.
 * @throws DomainError not_found, forbidden, conflict (`draft_changed`)
 */
export function saveContractDraft(
  actor: Actor,
  input: { contractId: string; draft: ContractDraft },
): Promise<{ revision: number }> {
  return inTransaction(async (tx) => {
    const { contract, buyer } = await lockContract(tx, actor, input.contractId);
    assertAllowed(canEditContract(actor, contract));
    const { milestones: rows, revision, permitFrom = null, ...columns } = input.draft;
    if (contract.revision !== revision) throw new DomainError('conflict', { reason: 'draft_changed' });

    await tx.delete(milestones).where(eq(milestones.contractId, contract.id));
    await tx
      .insert(milestones)
      .values(rows.map((row, index) => ({ ...row, contractId: contract.id, position: index + 1 })));
    await tx
      .update(pilotContracts)
      // An agency is never taken to have accepted by silence.
      .set({
        ...columns,
        permitFrom,
        silentAcceptance: Boolean(columns.silentAcceptance) && !signsDigitally(buyer.kind),
        revision: revision + 1,
      })
      .where(eq(pilotContracts.id, contract.id));
    await recordAudit(tx, actor, { event: 'contract.edit', subjectKind: 'contract', subjectId: contract.id });
    return { revision: revision + 1 };
  });
}
