import { createHmac, timingSafeEqual } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { secretFor } from '#app/env.server.ts';
import { db } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { optionalTopics, type Topic } from './notification.topics.ts';
import { savePreferences } from './save-preferences.server.ts';

/**
 * Links that stop mails without signing in (RFC 8058): whose, and which topics, signed. They do nothing else and do not
 * expire: a mail is read when it is read. Stopping shows nothing of the person.
 */
const scope = z.tuple([z.uuid(), z.array(z.enum(optionalTopics)).min(1)]);

const sign = (text: string) => createHmac('sha256', secretFor('unsubscribe')).update(text).digest('base64url');

export function unsubscribeToken(userId: string, topics: readonly Topic[]): string {
  const text = Buffer.from(JSON.stringify([userId, topics])).toString('base64url');
  return `${text}.${sign(text)}`;
}

/** @throws DomainError not_found when it is none of ours */
export function readUnsubscribeToken(token: string): { userId: string; topics: Topic[] } {
  const [text = '', signature = ''] = token.split('.');
  const expected = Buffer.from(sign(text));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new DomainError('not_found');
  // Signed by us; a topic that has since become one that always goes is no longer understood.
  const read = scope.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  if (!read.success) throw new DomainError('not_found');
  const [userId, topics] = read.data;
  return { userId, topics };
}

/** Stops the mails that the token names; twice changes nothing. @throws DomainError not_found */
export async function unsubscribe(token: string): Promise<Topic[]> {
  const { userId, topics } = readUnsubscribeToken(token);
  const [known] = await db.select({ id: users.id }).from(users).where(eq(users.id, userId));
  if (!known) throw new DomainError('not_found');
  await savePreferences({ userId }, Object.fromEntries(topics.map((topic) => [topic, 'off' as const])));
  return topics;
}
