import { eq } from 'drizzle-orm';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { db } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { verifyPassword } from './password.server.ts';

/**
 * Checks an address and a password. The answer, and the time it takes, are the same for an address nobody has.
 *
 * @throws DomainError invalid_input `bad_credentials`
 */
export async function authenticate(credentials: { email: string; password: string }): Promise<{ userId: string }> {
  const [account] = await db
    .select({ userId: users.id, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.email, credentials.email));
  const right = await verifyPassword(account?.passwordHash ?? null, credentials.password);
  if (!account || !right) throw new DomainError('invalid_input', { reason: 'bad_credentials' });
  return { userId: account.userId };
}
