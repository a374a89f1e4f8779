import { createTransport } from 'nodemailer';
import { env } from '#app/env.server.ts';

export type OutgoingMail = {
  id: string;
  recipient: string;
  subject: string;
  text: string;
  html: string;
  unsubscribeUrl: string | null;
};

/** Milliseconds. A mail server that does not answer holds a worker no longer than this. */
const patience = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 20_000 };

const transport = env.smtpUrl ? createTransport({ url: env.smtpUrl, ...patience }) : null;

/**
 * Hands one mail to the mail server. A mail sent twice, after a crash in between, carries the same Message-ID, by which
 * mail programs show it once.
 *
 * @returns false when no mail server is configured; the mail is then kept only
 */
export async function sendMail(mail: OutgoingMail): Promise<boolean> {
  if (!transport) return false;
  await transport.sendMail({
    from: env.mailFrom,
    to: mail.recipient,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: `<${mail.id}@${new URL(env.publicUrl).hostname}>`,
    headers: {
      'Auto-Submitted': 'auto-generated', // RFC 3834: answering machines stay silent
      ...(mail.unsubscribeUrl && {
        'List-Unsubscribe': `<${mail.unsubscribeUrl}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click', // RFC 8058
      }),
    },
  });
  return true;
}
