import { eq } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { mailTo } from '#app/domain/notifications/mail-to.server.ts';
import type { Tx } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import type { invitations } from '#db/schema/members.ts';

/** Mails the link, in the language of the account that reads at this address, or else the inviter's. */
export async function mailInvitation(
  tx: Tx,
  actor: Actor,
  invitation: typeof invitations.$inferSelect,
  token: string,
): Promise<void> {
  const [reader] = await tx.select({ locale: users.locale }).from(users).where(eq(users.email, invitation.email));
  await mailTo(tx, {
    kind: invitation.message ? 'invitation_with_message' : 'invitation',
    recipient: invitation.email,
    locale: reader?.locale ?? actor.locale,
    data: {
      organization: actor.organizationName,
      inviter: actor.displayName,
      message: invitation.message,
      expiresAt: invitation.expiresAt.toISOString(),
    },
    path: `/loi-moi/${token}`,
    dedupeKey: `invitation:${invitation.id}:${invitation.sentCount}`,
    secret: true,
  });
}
