import { eq, sql } from 'drizzle-orm';
import { insertChallenge } from '#app/domain/challenges/create-challenge.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import type { Tx } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { challenges, criteria } from '#db/schema/challenges.ts';
import { memberships, organizations } from '#db/schema/organizations.ts';
import type { ImportedProblem } from './import-row.server.ts';

/** In whose name imported drafts are made. */
export type DraftOwner = Actor;

/** No organisation has that slug, or nobody in it may write. */
export class UnknownSponsor extends Error {}

/**
 * The organisation of a slug, acting through its first owner or manager: a draft needs a person who answers for it.
 * @throws UnknownSponsor
 */
export async function findDraftOwner(tx: Tx, slug: string): Promise<DraftOwner> {
  const [found] = await tx
    .select({ organization: organizations, membership: memberships, user: users })
    .from(organizations)
    .innerJoin(memberships, eq(memberships.organizationId, organizations.id))
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(sql`${organizations.slug} = ${slug} and ${memberships.roles} && '{owner,manager}'`)
    .orderBy(sql`'manager' = any(${memberships.roles}) desc`, memberships.createdAt)
    .limit(1);
  if (!found) throw new UnknownSponsor(slug);
  const { organization, membership, user } = found;
  return {
    userId: user.id,
    displayName: user.displayName,
    email: user.email,
    locale: user.locale,
    organizationId: organization.id,
    organizationName: organization.name,
    organizationKind: organization.kind,
    organizationStatus: organization.status,
    secondFactor: 'none',
    roles: membership.roles,
    desks: membership.desks,
  };
}

/** A draft with everything the row says; its writers go on from there. @throws DomainError forbidden */
export async function createImportedDraft(
  tx: Tx,
  owner: DraftOwner,
  problem: ImportedProblem,
): Promise<{ id: string }> {
  const draft = await insertChallenge(tx, owner, {
    title: problem.title.slice(0, 200),
    field: problem.field ?? 'other',
    kind: problem.kind,
  });
  await tx
    .update(challenges)
    .set({
      summary: problem.summary.slice(0, 500),
      problem: problem.problem || problem.summary,
      outcome: problem.outcome,
      constraints: problem.constraints,
      dataAvailable: problem.data_available,
      eligibility: problem.eligibility,
      wardCode: problem.ward_code || null,
      tags: problem.tags.slice(0, 10),
      budgetMinVnd: problem.budgetMin,
      budgetMaxVnd: problem.budgetMax,
      reward: problem.reward,
      sandboxRequired: problem.sandbox_required,
      pilotMonths: problem.pilot_months,
      procurementRoute: problem.procurement_path ?? 'TU_QUYET_DINH',
      closesAt: problem.closes_at,
    })
    .where(eq(challenges.id, draft.id));
  await tx.insert(criteria).values(
    problem.criteria.map((criterion, position) => ({
      challengeId: draft.id,
      position,
      name: criterion.name,
      guidance: criterion.guidance,
      weightBps: criterion.weight,
    })),
  );
  return draft;
}
