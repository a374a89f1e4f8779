import { and, eq } from 'drizzle-orm';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { mailTo } from '#app/domain/notifications/mail-to.server.ts';
import { inTransaction, type Tx } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { auditEvents } from '#db/schema/audit.ts';

export type SignedInFrom = {
  userId: string;
  /** In words, `Chrome 143, Windows`. */
  device: string;
  /** The caller's address without its end. */
  network: string;
  /** Whether this browser has signed in to the account before. */
  known: boolean;
};

/** Puts a sign-in on record. From a browser that is new to the account the owner is told, except at the very first. */
export async function recordSignIn({ userId, known, device, network }: SignedInFrom): Promise<void> {
  await inTransaction(async (tx) => {
    if (!known && (await hasSignedIn(tx, userId))) await tellOfNewDevice(tx, { userId, device, network });
    await recordAudit(tx, { userId }, { event: 'user.signed_in', subjectKind: 'user', subjectId: userId });
  });
}

async function hasSignedIn(tx: Tx, userId: string): Promise<boolean> {
  const [earlier] = await tx
    .select({ id: auditEvents.id })
    .from(auditEvents)
    .where(and(eq(auditEvents.actorUserId, userId), eq(auditEvents.event, 'user.signed_in')))
    .limit(1);
  return earlier !== undefined;
}

async function tellOfNewDevice(tx: Tx, { userId, device, network }: Omit<SignedInFrom, 'known'>): Promise<void> {
  const [person] = await tx.select().from(users).where(eq(users.id, userId));
  if (!person) return;
  const signedInAt = (await databaseNow(tx)).toISOString();
  await mailTo(tx, {
    kind: 'new_device',
    recipient: person.email,
    recipientName: person.displayName,
    locale: person.locale,
    data: { device, network, signedInAt },
    path: '/tai-khoan/thiet-bi',
    dedupeKey: `new_device:${userId}:${signedInAt}`,
  });
}
