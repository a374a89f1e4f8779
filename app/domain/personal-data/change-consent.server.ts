import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Person } from '#app/domain/kernel/actor.ts';
import { db, inTransaction } from '#db/client.server.ts';
import { consents } from '#db/schema/terms.ts';
import { type ConsentPurpose, consentPurposes } from './consent.topics.ts';

/**
 * Gives or withdraws consent to one purpose. The row of a consent stays when it is withdrawn, as proof of what was agreed
 * and for how long (Law 91/2025/QH15, Article 9). Doing it twice changes nothing.
 */
export async function changeConsent(
  person: Pick<Person, 'userId'>,
  purpose: ConsentPurpose,
  decision: 'give' | 'withdraw',
): Promise<void> {
  const current = consentPurposes.find((each) => each.purpose === purpose)?.version ?? '1';
  const open = and(eq(consents.userId, person.userId), eq(consents.purpose, purpose), isNull(consents.withdrawnAt));
  await inTransaction(async (tx) => {
    if (decision === 'withdraw') {
      await tx.update(consents).set({ withdrawnAt: sql`now()` }).where(open);
      return;
    }
    // Agreement to an earlier wording ends where the new one begins.
    await tx
      .update(consents)
      .set({ withdrawnAt: sql`now()` })
      .where(and(open, sql`${consents.version} <> ${current}`));
    await tx.insert(consents).values({ userId: person.userId, purpose, version: current }).onConflictDoNothing();
  });
}

/** The person's own consents as they stand: what they agree to, in its present wording, and since when. */
export async function listConsents(person: Pick<Person, 'userId'>) {
  const rows = await db
    .select()
    .from(consents)
    .where(and(eq(consents.userId, person.userId), isNull(consents.withdrawnAt)));
  return consentPurposes.map(({ purpose, version }) => {
    const given = rows.find((row) => row.purpose === purpose && row.version === version);
    return { purpose, version, givenAt: given?.givenAt ?? null };
  });
}
