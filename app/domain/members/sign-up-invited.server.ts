import { and, eq } from 'drizzle-orm';
import { type SignUp, signUp } from '#app/domain/accounts/sign-up.server.ts';
import type { Tx } from '#db/client.server.ts';
import { invitations } from '#db/schema/members.ts';
import { isInTime, isOpen } from './invitation.queries.server.ts';
import { hashOfToken } from './invitation-token.server.ts';

/**
 * Signs up through the link of an invitation. The link was mailed to one address, so whoever holds it reads that mailbox: an
 * account with this very address is proved at once. The invitation itself stays to be accepted.
 *
 * A link that opens nothing, another address, an address that somebody has made an account with: an ordinary sign-up.
 *
 * @returns the account when it is proved; null in every other case
 * @throws DomainError invalid_input as {@link signUp} does
 */
export function signUpInvited(input: SignUp, token: string): Promise<{ userId: string } | null> {
  return signUp(input, (tx) => invitationTo(tx, input.email, token));
}

async function invitationTo(tx: Tx, email: string, token: string): Promise<{ invitation: string } | null> {
  const [found] = await tx
    .select({ invitation: invitations.id })
    .from(invitations)
    .where(and(eq(invitations.tokenHash, hashOfToken(token)), eq(invitations.email, email), isOpen(), isInTime()));
  return found ?? null;
}
