import { and, eq, isNull } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { inTransaction, type Tx } from '#db/client.server.ts';
import { organizations } from '#db/schema/organizations.ts';
import { organizationVerifications } from '#db/schema/verifications.ts';
import { bankOf } from './banks.server.ts';
import { canChangeBank } from './organization.policy.ts';
import { lockOrganization, type Organization } from './organization.queries.server.ts';
import type { BankInput } from './organization.schema.ts';
import { tellOrganization, tellVerifiers } from './organization-news.server.ts';
import { verificationSnapshot } from './verification-snapshot.server.ts';

/**
 * Says where the organisation is paid. On a verified one the desk is asked to check the account, everybody who may pay or
 * own hears of it, and nothing is paid out until it is checked. The account as it stands, sent again, changes nothing.
 * @throws DomainError not_found, forbidden `needs_recent_second_factor`; invalid_input beside the bank
 */
export async function saveBankAccount(actor: Actor, input: BankInput): Promise<void> {
  const bank = bankOf(input.bankBin);
  if (!bank) throw new DomainError('invalid_input', { reason: 'unknown_bank', field: 'bankBin' });
  await inTransaction(async (tx) => {
    const organization = await lockOrganization(tx, actor, actor.organizationId);
    assertAllowed(canChangeBank(actor, organization));
    if (isSame(organization, input)) return;
    const [changed] = await tx
      .update(organizations)
      .set({ ...input, bankVerifiedAt: null })
      .where(eq(organizations.id, organization.id))
      .returning();
    if (!changed) throw new Error('update returned no organisation');
    const ending = input.bankAccount.slice(-4);
    await recordAudit(tx, actor, {
      event: 'organization.change_bank',
      subjectKind: 'organization',
      subjectId: organization.id,
      details: { bank: bank.shortName, ending },
    });
    if (organization.status !== 'verified') return;
    const id = await askForCheck(tx, actor, changed);
    await tellOrganization(tx, changed, 'organization_bank_changed', {
      roles: ['finance'],
      data: { bank: bank.shortName, ending, person: actor.displayName },
      dedupeKey: `bank:${id}`,
    });
    await tellVerifiers(tx, changed, id, 'bank');
  });
}

const isSame = (organization: Organization, input: BankInput) =>
  organization.bankBin === input.bankBin &&
  organization.bankAccount === input.bankAccount &&
  organization.bankAccountHolder === input.bankAccountHolder;

/** A newer account takes the place of one that the desk has not looked at yet. */
async function askForCheck(tx: Tx, actor: Actor, organization: Organization): Promise<string> {
  await tx
    .update(organizationVerifications)
    .set({ outcome: 'superseded', decidedAt: await databaseNow(tx) })
    .where(
      and(
        eq(organizationVerifications.organizationId, organization.id),
        eq(organizationVerifications.kind, 'bank'),
        isNull(organizationVerifications.outcome),
      ),
    );
  const [row] = await tx
    .insert(organizationVerifications)
    .values({
      organizationId: organization.id,
      kind: 'bank',
      snapshot: await verificationSnapshot(tx, organization),
      requestedBy: actor.userId,
    })
    .returning({ id: organizationVerifications.id });
  if (!row) throw new Error('insert returned no request');
  return row.id;
}
