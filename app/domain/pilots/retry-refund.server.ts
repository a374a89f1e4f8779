import type { Actor } from '#app/domain/kernel/actor.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { assertCanFire } from '#app/domain/kernel/machine.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { unsafeLockRefund } from '#app/domain/payments/payment.queries.server.ts';
import { refundMachine } from '#app/domain/payments/payment.states.ts';
import { askRail } from '#app/domain/payments/request-refunds.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { canRetryRefund } from './contract.policy.ts';
import { lockContract } from './contract.queries.server.ts';

/**
 * Asks the rail again for a refund that it refused, when what stood in the way is mended. It is another request to the
 * rail: the refused one stays refused there for ever.
 * @throws DomainError not_found, forbidden, stale_state
 */
export function retryRefund(actor: Actor, input: { contractId: string; refundId: string }): Promise<void> {
  return inTransaction(async (tx) => {
    const { contract } = await lockContract(tx, actor, input.contractId);
    const refund = await unsafeLockRefund(tx, input.refundId);
    if (refund.contractId !== contract.id) throw new DomainError('not_found');
    assertCanFire(refundMachine, 'retry', refund.status);
    assertAllowed(canRetryRefund(actor, contract));
    const again = await transition(tx, refundMachine, 'retry', refund, actor, {
      root: { kind: 'contract', id: contract.id },
      set: { attempt: refund.attempt + 1, lastError: null },
      details: { amountVnd: refund.amountVnd.toString() },
    });
    await askRail(tx, again);
  });
}
