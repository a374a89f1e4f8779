import { and, arrayContains, arrayOverlaps, eq, inArray, isNull } from 'drizzle-orm';
import type { Desk, Role } from '#app/domain/kernel/actor.ts';
import type { SubjectKind } from '#app/domain/kernel/machine.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import type { Tx } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { notifications } from '#db/schema/notifications.ts';
import { memberships, organizations } from '#db/schema/organizations.ts';
import type { NotificationKind } from './notification.kinds.ts';
import { topicOf } from './notification.topics.ts';
import { unsafeDeliveryOf } from './preference.queries.server.ts';

export type Recipients =
  | { userIds: readonly string[] }
  /** Members who hold one of the roles (`manager` when left out); owners always do. */
  | { organizationId: string; roles?: readonly Role[] }
  /** Coordinator staff of a desk. */
  | { desk: Desk };

export type Notice = {
  to: Recipients;
  /** Whoever caused it and knows. */
  except?: string;
  kind: NotificationKind;
  subject: { kind: SubjectKind; id: string };
  /** The reader's own page of the matter, without language. */
  path: string;
  /**
   * Values of the sentence. Names that end in Vnd are shown as money, At as a moment, On as a date, each in the reader's
   * language; `reasonKey` is the key of a published reason, `namespace:key`.
   */
  data: Record<string, string>;
  /** Names the event: the same key never tells a person twice. */
  dedupeKey: string;
};

/** Writes to the inboxes and asks for the mails inside the caller's transaction: people hear of it exactly when it is true. */
export async function notify(tx: Tx, notice: Notice): Promise<void> {
  const recipients = (await recipientsOf(tx, notice.to)).filter(({ userId }) => userId !== notice.except);
  if (recipients.length === 0) return;
  const { kind, subject, path, data, dedupeKey } = notice;
  const deliveryOf = await unsafeDeliveryOf(
    tx,
    topicOf(kind),
    recipients.map(({ userId }) => userId),
  );
  const told = await tx
    .insert(notifications)
    .values(
      recipients.map((recipient) => ({
        ...recipient,
        kind,
        subjectKind: subject.kind,
        subjectId: subject.id,
        path,
        data,
        dedupeKey,
        delivery: deliveryOf(recipient.userId),
      })),
    )
    .onConflictDoNothing()
    .returning({ id: notifications.id, delivery: notifications.delivery });
  // One job each: a mail that fails is tried again without the others.
  for (const { id } of told.filter(({ delivery }) => delivery === 'at_once'))
    await enqueue(tx, 'send-mail', { notificationIds: [id] }, { key: `mail:${id}` });
}

type Recipient = { userId: string; organizationId: string | null };

async function recipientsOf(tx: Tx, to: Recipients): Promise<Recipient[]> {
  if ('userIds' in to) {
    // Who asked to be forgotten is told nothing any more; memberships went with the account.
    const there = and(inArray(users.id, [...to.userIds]), isNull(users.deletedAt));
    const rows = await tx.select({ userId: users.id }).from(users).where(there);
    return rows.map(({ userId }) => ({ userId, organizationId: null }));
  }
  const scope =
    'desk' in to
      ? and(eq(organizations.kind, 'coordinator'), arrayContains(memberships.desks, [to.desk]))
      : and(
          eq(memberships.organizationId, to.organizationId),
          arrayOverlaps(memberships.roles, ['owner', ...(to.roles ?? ['manager'])]),
        );
  return tx
    .select({ userId: memberships.userId, organizationId: memberships.organizationId })
    .from(memberships)
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(scope);
}
