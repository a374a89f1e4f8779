import { markMailSent, unsafeFindMail } from '#app/domain/notifications/keep-mail.server.ts';
import { sendMail } from '#app/integrations/mail/mailer.server.ts';
import type { JobPayload } from '../catalog.ts';

/** Run again after a failure, it leaves alone what was sent. */
export async function handle({ mailId }: JobPayload<'send-kept-mail'>): Promise<void> {
  const mail = await unsafeFindMail(mailId);
  if (!mail || mail.sentAt) return;
  if (await sendMail(mail)) await markMailSent(mail.id);
}
