import { markMailSent, unsafeKeepMail } from '#app/domain/notifications/keep-mail.server.ts';
import { env } from '#app/env.server.ts';
import { sendMail } from '#app/integrations/mail/mailer.server.ts';
import type { JobPayload } from '../catalog.ts';

/** Run again after a failure, it leaves alone what was sent. */
export async function handle({ notificationIds }: JobPayload<'send-mail'>): Promise<void> {
  for (const notificationId of notificationIds) {
    const mail = await unsafeKeepMail(notificationId, env.publicUrl);
    if (!mail || mail.sentAt) continue;
    if (await sendMail(mail)) await markMailSent(mail.id);
  }
}
