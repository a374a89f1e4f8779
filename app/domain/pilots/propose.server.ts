import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { inTransaction } from '#db/client.server.ts';
import { proposals } from '#db/schema/consents.ts';
import { checkTerms } from './check-terms.server.ts';
import { tellOfProposal } from './contract-news.server.ts';
import { canPropose } from './proposal.policy.ts';
import { lockMatter } from './proposal.queries.server.ts';
import type { ProposalKind } from './proposal.states.ts';

export type NewProposal = {
  contractId: string;
  /** Null for what concerns the whole contract. */
  milestoneId: string | null;
  kind: ProposalKind;
  /** As `termsOf` gives them. */
  terms: Record<string, string>;
  reason: string;
};

/** How long the other side has to answer. */
const validFor = sql`now() + interval '14 days'`;

/**
 * Asks the other side for what both must agree on. One of a kind waits at a time. Nothing changes until it is answered.
 * @throws DomainError not_found, forbidden; invalid_input as `checkTerms` says; conflict `proposal_open`
 */
export function propose(actor: Actor, input: NewProposal): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const matter = await lockMatter(tx, actor, input);
    const { contract, milestone, facts } = matter;
    assertAllowed(canPropose(actor, contract, facts, input.kind));
    if (milestone) await checkTerms(tx, milestone, input.kind, input.terms);
    const [created] = await tx
      .insert(proposals)
      .values({
        ...input,
        termsSha256: hashOf(input),
        proposedByOrganizationId: actor.organizationId,
        proposedBy: actor.userId,
        expiresAt: validFor,
      })
      .onConflictDoNothing()
      .returning();
    if (!created) throw new DomainError('conflict', { reason: 'proposal_open' });
    await recordAudit(tx, actor, {
      event: `proposal.propose_${input.kind}`,
      subjectKind: 'proposal',
      subjectId: created.id,
      rootKind: 'contract',
      rootId: contract.id,
      toStatus: created.status,
      reason: input.reason,
      details: { position: milestone?.position.toString() ?? '', ...input.terms },
    });
    await tellOfProposal(tx, contract, created, 'proposal_made', actor);
    return { id: created.id };
  });
}

/** SHA-256 (hex) over everything the other side agrees to. */
function hashOf({ kind, contractId, milestoneId, terms, reason }: NewProposal): string {
  return createHash('sha256')
    .update(JSON.stringify([kind, contractId, milestoneId, terms, reason]))
    .digest('hex');
}
