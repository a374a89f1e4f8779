import type { Actor } from '#app/domain/kernel/actor.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { canSeeWholeTrail } from './audit.policy.ts';

/** Seals what has come and verifies the chain now instead of tonight. @throws DomainError forbidden */
export async function requestVerification(actor: Actor): Promise<void> {
  assertAllowed(canSeeWholeTrail(actor));
  await inTransaction((tx) => enqueue(tx, 'verify-audit', {}, { key: 'verify-audit' }));
}
