import { eq, max } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { isCommitmentOnly } from '#app/domain/payments/rails.ts';
import { inTransaction } from '#db/client.server.ts';
import { contractFunders } from '#db/schema/consents.ts';
import { organizations } from '#db/schema/organizations.ts';
import { canEditContract } from './contract.policy.ts';
import { lockContract } from './contract.queries.server.ts';
import { unsafeCoSponsors } from './fix-shares.server.ts';

type CoSponsoring = { contractId: string; taxCode: string; amountVnd: bigint };

/**
 * Names an organisation that pays a part of the contract; the buyer pays the rest. All shares of one contract go by one
 * rail, and a startup pays nothing.
 * @throws DomainError not_found, forbidden; invalid_input beside `taxCode` for nobody who may, `amountVnd` for a share that
 *         leaves the buyer nothing; conflict `shares_by_treasury`
 */
export function nameCoSponsor(actor: Actor, input: CoSponsoring): Promise<void> {
  return inTransaction(async (tx) => {
    const { contract } = await lockContract(tx, actor, input.contractId);
    assertAllowed(canEditContract(actor, contract));
    // State-budget money is a commitment, not a deposit: such a share is a contract of its own.
    if (isCommitmentOnly(contract.rail)) throw new DomainError('conflict', { reason: 'shares_by_treasury' });
    const [named] = await tx
      .select({ id: organizations.id, kind: organizations.kind, status: organizations.status })
      .from(organizations)
      .where(eq(organizations.taxCode, input.taxCode.replace(/\s/g, '')));
    const fits = named && named.status === 'verified' && named.kind !== 'startup';
    if (!fits || named.id === contract.buyerId || named.id === contract.supplierId)
      throw new DomainError('invalid_input', { reason: 'no_such_sponsor', field: 'taxCode' });

    const others = (await unsafeCoSponsors(tx, contract.id)).filter((each) => each.organizationId !== named.id);
    const sum = others.reduce((total, each) => total + each.amountVnd, input.amountVnd);
    if (sum >= contract.valueVnd)
      throw new DomainError('invalid_input', { reason: 'shares_exceed_value', field: 'amountVnd' });
    const [last] = await tx
      .select({ position: max(contractFunders.position) })
      .from(contractFunders)
      .where(eq(contractFunders.contractId, contract.id));
    await tx
      .insert(contractFunders)
      .values({
        contractId: contract.id,
        organizationId: named.id,
        position: (last?.position ?? 0) + 1,
        rail: contract.rail,
        amountVnd: input.amountVnd,
      })
      .onConflictDoUpdate({
        target: [contractFunders.contractId, contractFunders.organizationId],
        set: { amountVnd: input.amountVnd },
      });
    await recordAudit(tx, actor, { event: 'contract.edit', subjectKind: 'contract', subjectId: contract.id });
  });
}
