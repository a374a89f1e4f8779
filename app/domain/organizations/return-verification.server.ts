import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { inTransaction, type Tx } from '#db/client.server.ts';
import { closeVerification } from './approve-verification.server.ts';
import type { Organization } from './organization.queries.server.ts';
import { organizationMachine } from './organization.states.ts';
import { tellOrganization } from './organization-news.server.ts';
import { lockVerification, type Verification } from './verification.queries.server.ts';

export type ReturnInput = { verificationId: string; outcome: 'changes_asked' | 'refused'; reason: string };

/**
 * Gives a request back: something is to be mended, or it is refused. The first leaves the organisation unverified; a yearly
 * check, a change or a bank account leaves it as it was, without what was asked.
 * @throws DomainError not_found, forbidden, stale_state; invalid_input without a reason
 */
export function returnVerification(
  actor: Actor,
  { verificationId, outcome, reason }: ReturnInput,
): Promise<Organization> {
  return inTransaction(async (tx) => {
    const { verification, organization } = await lockVerification(tx, actor, verificationId);
    if (verification.outcome) throw new DomainError('stale_state', { reason: 'verification.decided' });
    if (!reason.trim()) throw new DomainError('invalid_input', { reason: 'reason_required', field: 'reason' });
    await closeVerification(tx, actor, verification.id, { outcome, reason }, await databaseNow(tx));
    await tellOnRecord(tx, actor, verification, organization, { verificationId, outcome, reason });
    const refused = outcome === 'refused';
    await tellOrganization(tx, organization, refused ? 'organization_refused' : 'organization_changes_asked', {
      dedupeKey: verification.id,
      data: { reason },
    });
    return organization;
  });
}

async function tellOnRecord(
  tx: Tx,
  actor: Actor,
  verification: Verification,
  organization: Organization,
  input: ReturnInput,
) {
  const { outcome, reason } = input;
  if (verification.kind === 'bank') {
    await recordAudit(tx, actor, {
      event: 'organization.return_bank',
      subjectKind: 'organization',
      subjectId: organization.id,
      reason,
    });
    return;
  }
  const first = outcome === 'refused' ? 'refuse_verification' : 'ask_changes';
  const event = verification.kind === 'first' ? first : 'return_renewal';
  await transition(tx, organizationMachine, event, organization, actor, { reason });
}
