import { and, eq, inArray } from 'drizzle-orm';
import { inTransaction } from '#db/client.server.ts';
import { providerOperations } from '#db/schema/providers.ts';
import type { Operation } from './plan-parts.server.ts';

type Outcome = Partial<Pick<Operation, 'state' | 'providerId' | 'lastError' | 'url' | 'urlEndsAt'>>;

/** From where a state may be reached: what is done or refused stays so, whoever says otherwise later. */
const before = {
  asked: [],
  pending: ['asked', 'pending'],
  done: ['asked', 'pending'],
  failed: ['asked', 'pending'],
  reversed: ['done'],
} as const;

/** Keeps what the provider said of one operation. */
export async function noteOutcome(key: string, outcome: Outcome & Pick<Operation, 'state'>): Promise<void> {
  await inTransaction((tx) =>
    tx
      .update(providerOperations)
      .set(outcome)
      .where(and(eq(providerOperations.key, key), inArray(providerOperations.state, [...before[outcome.state]]))),
  );
}
