import { eq } from 'drizzle-orm';
import type { Person } from '#app/domain/kernel/actor.ts';
import { notify } from '#app/domain/notifications/notify.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { contactMessages } from '#db/schema/contact.ts';
import { organizations } from '#db/schema/organizations.ts';
import type { ContactTopic } from './contact.schema.ts';

export type Message = { topic: ContactTopic; message: string; email: string; locale: 'vi' | 'en' };

/**
 * Takes a message to the coordinator and tells the administration desk, in its inbox and by mail.
 *
 * @param writer who is signed in; their own address counts then, not the typed one
 */
export async function sendMessage(writer: Pick<Person, 'userId' | 'email'> | null, message: Message): Promise<void> {
  const email = writer?.email ?? message.email;
  await inTransaction(async (tx) => {
    const [kept] = await tx
      .insert(contactMessages)
      .values({ ...message, email, userId: writer?.userId ?? null })
      .returning({ id: contactMessages.id });
    const [coordinator] = await tx
      .select({ id: organizations.id })
      .from(organizations)
      .where(eq(organizations.kind, 'coordinator'))
      .limit(1);
    if (!kept || !coordinator) return;
    await notify(tx, {
      to: { desk: 'administration' },
      kind: 'contact_message',
      subject: { kind: 'organization', id: coordinator.id },
      path: `/dieu-phoi/loi-nhan#${kept.id}`,
      data: { email, topicKey: `contact:topic.${message.topic}`, excerpt: message.message.slice(0, 200) },
      dedupeKey: `contact:${kept.id}`,
    });
  });
}
