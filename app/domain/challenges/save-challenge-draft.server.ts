import { eq, sql } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { inTransaction, type Tx } from '#db/client.server.ts';
import { challenges, criteria } from '#db/schema/challenges.ts';
import { wards } from '#db/schema/organizations.ts';
import { canEdit } from './challenge.policy.ts';
import { lockChallenge } from './challenge.queries.server.ts';
import type { CriterionDraft, DraftChanges } from './challenge.schema.ts';

/** What the writer's page needs to go on: the revision to name with the next save. */
export type SavedDraft = { revision: number; savedAt: Date };

/**
 * Saves one step of a draft. `revision` is the one the writer's page was made from: when somebody else has saved since, this
 * save is refused, so that nobody's text disappears unseen. The whole set of criteria is replaced.
 * @throws DomainError not_found, forbidden, conflict (`draft_changed`), invalid_input on `wardCode`
 */
export function saveChallengeDraft(
  actor: Actor,
  input: { challengeId: string; revision: number; changes: DraftChanges },
): Promise<SavedDraft> {
  return inTransaction(async (tx) => {
    const { challenge } = await lockChallenge(tx, input.challengeId, actor);
    assertAllowed(canEdit(actor, challenge));
    if (challenge.revision !== input.revision) throw new DomainError('conflict', { reason: 'draft_changed' });

    const { criteria: rows, ...columns } = input.changes;
    if (columns.wardCode) await assertWard(tx, columns.wardCode);
    const [saved] = await tx
      .update(challenges)
      .set({ ...columns, revision: challenge.revision + 1, updatedAt: sql`clock_timestamp()` })
      .where(eq(challenges.id, challenge.id))
      .returning({ revision: challenges.revision, savedAt: challenges.updatedAt });
    if (!saved) throw new DomainError('not_found');
    if (rows) await replaceCriteria(tx, challenge.id, rows);
    return saved;
  });
}

async function assertWard(tx: Tx, code: string): Promise<void> {
  const [ward] = await tx.select({ code: wards.code }).from(wards).where(eq(wards.code, code));
  if (!ward) throw new DomainError('invalid_input', { reason: 'unknown_ward', field: 'wardCode' });
}

async function replaceCriteria(tx: Tx, challengeId: string, rows: readonly CriterionDraft[]): Promise<void> {
  await tx.delete(criteria).where(eq(criteria.challengeId, challengeId));
  if (rows.length === 0) return;
  await tx.insert(criteria).values(
    rows.map((row, position) => ({
      challengeId,
      position,
      name: row.name,
      guidance: row.guidance,
      weightBps: row.weight,
      minimumTenths: row.minimum,
    })),
  );
}
