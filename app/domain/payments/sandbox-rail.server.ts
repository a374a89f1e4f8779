import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { env } from '#app/env.server.ts';
import { db } from '#db/client.server.ts';
import { sandboxOperations } from '#db/schema/payments.ts';
import type { ProviderAnswer, Rail, RailPort } from './rails.ts';

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

/**
 * Whether money may be asked for or sent on a rail here.
 * @throws DomainError unavailable `rail_not_open` for a rail this installation has no provider for, and for the sandbox in
 *         production, whatever the contract says
 */
export function assertRailOpen(rail: Rail): void {
  if (rail !== 'sandbox' || env.production) throw new DomainError('unavailable', { reason: 'rail_not_open' });
}
