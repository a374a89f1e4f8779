import { and, eq, isNull } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { inTransaction, type Tx } from '#db/client.server.ts';
import { organizations } from '#db/schema/organizations.ts';
import { organizationVerifications } from '#db/schema/verifications.ts';
import { asTaken } from './identity-taken.server.ts';
import type { Organization } from './organization.queries.server.ts';
import { organizationMachine } from './organization.states.ts';
import { tellOrganization } from './organization-news.server.ts';
import { lockVerification, type Verification } from './verification.queries.server.ts';
import { openItems } from './verification.schema.ts';

/**
 * Approves what was asked, as it stood in the request: the organisation is verified for a year, what it wanted to change is
 * changed, and its bank account counts as checked if it is still the one that was looked at.
 * @throws DomainError not_found, forbidden (also for an organisation of the officer's own), stale_state;
 *         conflict `checklist_incomplete`, `tax_code_taken`, `registration_taken`
 */
export async function approveVerification(actor: Actor, input: { verificationId: string }): Promise<Organization> {
  try {
    return await inTransaction(async (tx) => {
      const { verification, organization, items } = await lockVerification(tx, actor, input.verificationId);
      const now = await databaseNow(tx);
      if (verification.outcome) throw new DomainError('stale_state', { reason: 'verification.decided' });
      if (openItems(items, verification.checklist).length > 0)
        throw new DomainError('conflict', { reason: 'checklist_incomplete' });
      await closeVerification(tx, actor, verification.id, { outcome: 'approved', reason: '' }, now);
      const approved =
        verification.kind === 'bank'
          ? await approveBank(tx, actor, verification, organization, now)
          : await approveAll(tx, actor, verification, organization, now);
      const kind = verification.kind === 'bank' ? 'organization_bank_verified' : 'organization_verified';
      await tellOrganization(tx, approved, kind, { dedupeKey: verification.id, roles: ['manager', 'finance'] });
      return approved;
    });
  } catch (error) {
    throw asTaken(error);
  }
}

/** Writes the desk's answer on the request; the database keeps it from then on. @throws DomainError stale_state */
export async function closeVerification(
  tx: Tx,
  actor: Actor,
  id: string,
  decision: { outcome: 'approved' | 'changes_asked' | 'refused'; reason: string },
  decidedAt: Date,
): Promise<void> {
  const [closed] = await tx
    .update(organizationVerifications)
    .set({ ...decision, decidedBy: actor.userId, decidedAt })
    .where(and(eq(organizationVerifications.id, id), isNull(organizationVerifications.outcome)))
    .returning({ id: organizationVerifications.id });
  if (!closed) throw new DomainError('stale_state', { reason: 'verification.decided' });
}

/** Whether the account that was looked at is the one that stands. */
function bankStands({ snapshot }: Verification, organization: Organization): boolean {
  const seen = snapshot.organization;
  return (
    organization.bankAccount !== null &&
    seen.bankBin === organization.bankBin &&
    seen.bankAccount === organization.bankAccount &&
    seen.bankAccountHolder === organization.bankAccountHolder
  );
}

function approveAll(tx: Tx, actor: Actor, verification: Verification, organization: Organization, now: Date) {
  const verifiedUntil = new Date(now);
  verifiedUntil.setUTCFullYear(verifiedUntil.getUTCFullYear() + 1);
  const event = verification.kind === 'first' ? 'verify' : 'renew';
  return transition(tx, organizationMachine, event, organization, actor, {
    details: { untilOn: verifiedUntil.toISOString().slice(0, 10) },
    set: {
      ...verification.proposed,
      verifiedUntil,
      ...(bankStands(verification, organization) ? { bankVerifiedAt: now } : {}),
    },
  });
}

async function approveBank(tx: Tx, actor: Actor, verification: Verification, organization: Organization, now: Date) {
  if (!bankStands(verification, organization)) throw new DomainError('stale_state', { reason: 'verification.decided' });
  await tx.update(organizations).set({ bankVerifiedAt: now }).where(eq(organizations.id, organization.id));
  await recordAudit(tx, actor, {
    event: 'organization.verify_bank',
    subjectKind: 'organization',
    subjectId: organization.id,
  });
  return organization;
}
