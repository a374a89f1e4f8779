import { env } from '#app/env.server.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import { renderMailTo } from '#app/render/mail.ts';
import type { Tx } from '#db/client.server.ts';
import { mails } from '#db/schema/notifications.ts';
import type { MailKind } from './mail.kinds.ts';

export type MailToAddress = {
  kind: MailKind;
  /** Address of e-mail. */
  recipient: string;
  /** For the greeting, when we know whom we write to. */
  recipientName?: string;
  locale: 'vi' | 'en';
  /** Values of the sentence; ends of names say what they are, as in `notify` (`amountVnd`, `closesAt`, `dueOn`). */
  data: Record<string, string>;
  /** Page of the link, without language; it may carry a token. */
  path: string;
  /** Names the event: the same key never mails twice. */
  dedupeKey: string;
  /** The mail opens something: its text is wiped from the table once a mail server has taken it. */
  secret?: boolean;
};

/**
 * Writes a mail to an address and asks for it to be sent, inside the caller's transaction. It is written at once and in
 * the reader's language, since a token in its link is known in the clear only now.
 */
export async function mailTo(tx: Tx, mail: MailToAddress): Promise<void> {
  const { kind, recipient, locale, dedupeKey, secret = false } = mail;
  const words = renderMailTo(locale, { ...mail, siteUrl: env.publicUrl });
  const [kept] = await tx
    .insert(mails)
    .values({ kind, recipient, locale, dedupeKey, secret, ...words })
    .onConflictDoNothing()
    .returning({ id: mails.id });
  if (kept) await enqueue(tx, 'send-kept-mail', { mailId: kept.id }, { key: `mail:${kept.id}` });
}
