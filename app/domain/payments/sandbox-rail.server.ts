import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { db } from '#db/client.server.ts';
import { sandboxOperations } from '#db/schema/payments.ts';
import { assertRailOpen } from './rail-open.server.ts';
import type { ProviderAnswer, RailPort } from './rails.ts';

type Operation = { key: string; kind: 'collect' | 'pay_out' | 'refund'; amountVnd: bigint };

/**
 * The rail of the demo and of tests: a provider of our own making, which accepts everything at once and moves no real
 * money. It keeps its own record apart from our transactions, as an outside provider does, and like one answers a key it
 * knows with what it did then.
 */
export const sandboxRail: RailPort = {
  collect: ({ key, amountVnd }) => operate({ key, kind: 'collect', amountVnd }),
  payOut: ({ key, amountVnd }) => operate({ key, kind: 'pay_out', amountVnd }),
  refund: ({ key, amountVnd }) => operate({ key, kind: 'refund', amountVnd }),
  ask: async (key) => {
    const [known] = await db.select().from(sandboxOperations).where(eq(sandboxOperations.key, key));
    return known ? answer(known) : null;
  },
};

async function operate(operation: Operation): Promise<ProviderAnswer> {
  assertRailOpen('sandbox');
  await db
    .insert(sandboxOperations)
    .values({ ...operation, reference: `SBX-${randomBytes(6).toString('hex').toUpperCase()}` })
    .onConflictDoNothing({ target: sandboxOperations.key });
  const [done] = await db.select().from(sandboxOperations).where(eq(sandboxOperations.key, operation.key));
  if (!done) throw new Error(`the sandbox lost ${operation.key}`);
  if (done.kind !== operation.kind || done.amountVnd !== operation.amountVnd)
    throw new DomainError('idempotency_mismatch');
  return answer(done);
}

function answer({ amountVnd, reference }: { amountVnd: bigint; reference: string }): ProviderAnswer {
  return { state: 'done', amountVnd, reference };
}
