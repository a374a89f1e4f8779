import { sql } from 'drizzle-orm';
import { newToken, tokenHash } from '#app/domain/second-factors/token.server.ts';
import { db } from '#db/client.server.ts';
import { outsideFlows } from '#db/schema/outside-identities.ts';

/** What goes to the provider; `state` also into the browser's cookie. */
export type Flow = { state: string; nonce: string; codeVerifier: string };

/**
 * Remembers for ten minutes that somebody is on the way to the provider (RFC 6749 section 10.12, RFC 7636, OpenID Connect
 * Core 3.1.2.1). The table knows `state` by its hash only.
 * @param userId who is signed in already and wants to link the identity
 * @param next where to go on to, judged by `safePath`
 */
export async function beginFlow({ userId, next }: { userId: string | null; next: string }): Promise<Flow> {
  const flow = { state: newToken(), nonce: newToken(), codeVerifier: newToken() };
  const { nonce, codeVerifier } = flow;
  const expiresAt = sql`now() + interval '10 minutes'`;
  await db.insert(outsideFlows).values({ id: tokenHash(flow.state), nonce, codeVerifier, userId, next, expiresAt });
  return flow;
}
