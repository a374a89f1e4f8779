import { eq } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { allOf, assertAllowed, when } from '#app/domain/kernel/policy.ts';
import { inTransaction } from '#db/client.server.ts';
import { organizations } from '#db/schema/organizations.ts';
import { canEditJudged } from './organization.policy.ts';
import { lockOrganization } from './organization.queries.server.ts';
import type { RecognitionInput } from './organization.schema.ts';

/**
 * The decision that recognises an innovative startup; its date starts five years.
 * @throws DomainError not_found, forbidden; invalid_input for a day to come
 */
export async function saveRecognition(actor: Actor, input: RecognitionInput): Promise<void> {
  await inTransaction(async (tx) => {
    const organization = await lockOrganization(tx, actor, actor.organizationId);
    assertAllowed(
      allOf(canEditJudged(actor, organization), when(organization.kind === 'startup', 'only_startups_recognised')),
    );
    if (input.recognitionOn > new Date().toISOString().slice(0, 10))
      throw new DomainError('invalid_input', { reason: 'recognition_in_future', field: 'recognitionOn' });
    await tx.update(organizations).set(input).where(eq(organizations.id, organization.id));
    await recordAudit(tx, actor, {
      event: 'organization.save_recognition',
      subjectKind: 'organization',
      subjectId: organization.id,
      details: { number: input.recognitionNumber, decidedOn: input.recognitionOn },
    });
  });
}
