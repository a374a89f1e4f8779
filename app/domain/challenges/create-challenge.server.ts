import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { nextNumber, vietnamYear } from '#app/domain/kernel/counter.server.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { inTransaction, type Tx } from '#db/client.server.ts';
import { challenges } from '#db/schema/challenges.ts';
import { canCreate } from './challenge.policy.ts';
import type { Challenge } from './challenge.queries.server.ts';
import type { NewChallenge } from './challenge.schema.ts';

/**
 * Starts a draft and gives it its public code, HP-<year>-<4 digits>, which is never reused.
 * @throws DomainError forbidden
 */
export function createChallenge(actor: Actor, input: NewChallenge): Promise<Challenge> {
  return inTransaction((tx) => insertChallenge(tx, actor, input));
}

/** The same inside the caller's transaction: an import makes all its drafts or none. @throws DomainError forbidden */
export async function insertChallenge(tx: Tx, actor: Actor, input: NewChallenge): Promise<Challenge> {
  assertAllowed(canCreate(actor));
  const [challenge] = await tx
    .insert(challenges)
    .values({
      ...input,
      code: await nextCode(tx),
      sponsorId: actor.organizationId,
      createdBy: actor.userId,
      fundingSource: isPublicBody(actor) ? 'state_budget' : 'private',
    })
    .returning();
  if (!challenge) throw new Error('insert returned no challenge');
  await recordAudit(tx, actor, {
    event: 'challenge.create',
    subjectKind: 'challenge',
    subjectId: challenge.id,
    toStatus: challenge.status,
  });
  return challenge;
}

/** A first guess that the writer may change: it decides the procurement rules. */
function isPublicBody(actor: Actor): boolean {
  return actor.organizationKind === 'state_agency' || actor.organizationKind === 'coordinator';
}

async function nextCode(tx: Tx): Promise<string> {
  const year = await vietnamYear(tx);
  const number = await nextNumber(tx, `challenge:${year}`);
  return `HP-${year}-${number.toString().padStart(4, '0')}`;
}
