import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import type { Tx } from '#db/client.server.ts';
import { unsafeOpenDispute } from './frozen.queries.server.ts';
import type { LockedMilestone } from './milestone.queries.server.ts';
import type { ProposalKind } from './proposal.states.ts';

/**
 * Refuses at once what could never be carried out, beside the field: who proposes mends it, not who answers days later. The
 * move itself asks again. The caller holds the milestone.
 * @throws DomainError invalid_input `date_passed`, `follow_on_date`, `part_amount`, `split_adds_up`
 */
export async function checkTerms(
  tx: Tx,
  milestone: Pick<LockedMilestone['milestone'], 'id' | 'amountVnd'>,
  kind: ProposalKind,
  terms: Record<string, string>,
): Promise<void> {
  const refuse = (reason: string, field: string) => {
    throw new DomainError('invalid_input', { reason, field });
  };
  const vnd = (name: string) => BigInt(terms[name] ?? 0);
  if (kind === 'part' && (vnd('acceptedVnd') <= 0n || vnd('acceptedVnd') >= milestone.amountVnd))
    refuse('part_amount', 'acceptedVnd');
  const needsDay = kind === 'new_date' || kind === 'rework' || (kind === 'part' && terms.rest === 'follow_on');
  if (kind === 'part' && needsDay && !terms.dueOn) refuse('follow_on_date', 'dueOn');
  // A day that cannot be read is after nothing.
  if (needsDay && !(new Date(`${terms.dueOn}T23:59:59+07:00`) > (await databaseNow(tx))))
    refuse('date_passed', 'dueOn');
  if (kind !== 'settlement') return;
  const { amountVnd } = await unsafeOpenDispute(tx, milestone.id);
  if (vnd('earnedVnd') < 0n || vnd('refundVnd') < 0n || vnd('earnedVnd') + vnd('refundVnd') !== amountVnd)
    refuse('split_adds_up', 'refundVnd');
}
