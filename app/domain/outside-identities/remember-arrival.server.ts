import { sql } from 'drizzle-orm';
import { newToken, tokenHash } from '#app/domain/second-factors/token.server.ts';
import { db } from '#db/client.server.ts';
import { outsideArrivals } from '#db/schema/outside-identities.ts';

/** What a provider says of somebody, its signature checked. */
export type OutsideIdentity = {
  issuer: string;
  subject: string;
  /** In small letters. */
  email: string | null;
  emailVerified: boolean;
  displayName: string | null;
  /** A second factor was asked for there, and we were told to believe it. */
  secondFactor: boolean;
};

/**
 * Keeps for ten minutes whom a provider has vouched for and no account is linked to.
 * @returns the token for the browser's cookie
 */
export async function rememberArrival(identity: OutsideIdentity, next: string): Promise<string> {
  const token = newToken();
  const expiresAt = sql`now() + interval '10 minutes'`;
  await db.insert(outsideArrivals).values({ ...identity, id: tokenHash(token), next, expiresAt });
  return token;
}
