import type { Actor } from '#app/domain/kernel/actor.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { assertCanFire } from '#app/domain/kernel/machine.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { renderContract } from '#app/render/contract.ts';
import { inTransaction } from '#db/client.server.ts';
import { canOffer } from './contract.policy.ts';
import { lockContract, requireContract } from './contract.queries.server.ts';
import { contractMachine } from './contract.states.ts';
import { tellOfContract } from './contract-news.server.ts';
import { fixShares } from './fix-shares.server.ts';
import { sha256Of } from './sha256.server.ts';

/**
 * Offers the contract for signature: renders it once, in both languages, and keeps it byte for byte with its SHA-256. From
 * here on the database refuses any change of its terms.
 * @throws DomainError not_found, forbidden, stale_state; conflict `contract_incomplete` while terms are missing or the
 *         milestones do not add up to the value
 */
export function offerContract(actor: Actor, contractId: string): Promise<{ sha256: string }> {
  return inTransaction(async (tx) => {
    const { contract, buyer, supplier, challenge } = await lockContract(tx, actor, contractId);
    assertCanFire(contractMachine, 'offer', contract.status);
    assertAllowed(canOffer(actor, contract));
    const { milestones } = await requireContract(actor, contractId, tx);
    const sum = milestones.reduce((total, milestone) => total + milestone.amountVnd, 0n);
    if (contract.terms === '' || sum !== contract.valueVnd)
      throw new DomainError('conflict', { reason: 'contract_incomplete' });

    const coSponsors = await fixShares(tx, contract, milestones);
    const offeredAt = await databaseNow(tx);
    const documentHtml = renderContract({ ...contract, buyer, supplier, challenge, milestones, coSponsors, offeredAt });
    const documentSha256 = sha256Of(documentHtml);
    await transition(tx, contractMachine, 'offer', { ...contract, documentHtml: '' }, actor, {
      set: { documentHtml, documentSha256, offeredAt },
      details: { sha256: documentSha256, valueVnd: contract.valueVnd.toString() },
    });
    for (const to of [buyer.id, supplier.id])
      await tellOfContract(tx, contract, 'contract_offered', {
        to,
        data: { valueVnd: contract.valueVnd.toString() },
        except: actor.userId,
      });
    return { sha256: documentSha256 };
  });
}
