import { and, eq, isNull } from 'drizzle-orm';
import { mailTo } from '#app/domain/notifications/mail-to.server.ts';
import { inTransaction, type Tx } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { issueToken, revokeTokens } from './user-token.server.ts';

type NewPerson = { userId: string; email: string; displayName: string; locale: 'vi' | 'en' };

/** Mails the link that proves the address. */
export async function mailVerification(tx: Tx, person: NewPerson): Promise<void> {
  const { userId, email } = person;
  const { id, token, expiresAt } = await issueToken(tx, { userId, purpose: 'verify_email', email });
  await mailTo(tx, {
    kind: 'verify_email',
    recipient: email,
    recipientName: person.displayName,
    locale: person.locale,
    data: { expiresAt },
    path: `/xac-nhan-thu/${token}`,
    dedupeKey: `verify_email:${id}`,
    secret: true,
  });
}

/** Mails the link anew; the one before stops working. Does nothing, and says nothing, for any other address. */
export async function sendVerification(email: string): Promise<void> {
  await inTransaction(async (tx) => {
    const [person] = await tx
      .select({ userId: users.id, email: users.email, displayName: users.displayName, locale: users.locale })
      .from(users)
      .where(and(eq(users.email, email), isNull(users.emailVerifiedAt), isNull(users.deletedAt)));
    if (!person) return;
    await revokeTokens(tx, person.userId, ['verify_email']);
    await mailVerification(tx, person);
  });
}
