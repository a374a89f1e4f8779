import { unsafeKeepDigest } from '#app/domain/notifications/keep-digest.server.ts';
import { markMailSent } from '#app/domain/notifications/keep-mail.server.ts';
import { env } from '#app/env.server.ts';
import { sendMail } from '#app/integrations/mail/mailer.server.ts';
import type { JobPayload } from '../catalog.ts';

/** Run again after a failure, it leaves alone what was written and what was sent. */
export async function handle({ userId, day }: JobPayload<'send-digest'>): Promise<void> {
  const mail = await unsafeKeepDigest(userId, day, env.publicUrl);
  if (!mail || mail.sentAt) return;
  if (await sendMail(mail)) await markMailSent(mail.id);
}
