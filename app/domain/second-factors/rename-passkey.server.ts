import { and, eq } from 'drizzle-orm';
import type { Person } from '#app/domain/kernel/actor.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { db } from '#db/client.server.ts';
import { passkeys } from '#db/schema/second-factors.ts';

/** Opens and closes nothing, so that nothing more is asked. @throws DomainError not_found */
export async function renamePasskey(person: Person, passkeyId: string, name: string): Promise<void> {
  const renamed = await db
    .update(passkeys)
    .set({ name })
    .where(and(eq(passkeys.id, passkeyId), eq(passkeys.userId, person.userId)))
    .returning({ id: passkeys.id });
  if (renamed.length === 0) throw new DomainError('not_found');
}
