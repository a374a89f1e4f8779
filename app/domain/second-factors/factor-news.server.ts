import type { Person } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import type { MailKind } from '#app/domain/notifications/mail.kinds.ts';
import { mailTo } from '#app/domain/notifications/mail-to.server.ts';
import type { Tx } from '#db/client.server.ts';

/** Changes of an account's ways in; each is on record and told to the owner, who may not be the one who did it. */
export type FactorChange = Extract<
  MailKind,
  | 'totp_enrolled'
  | 'totp_removed'
  | 'passkey_added'
  | 'passkey_removed'
  | 'recovery_codes_made'
  | 'recovery_code_used'
  | 'outside_linked'
  | 'outside_unlinked'
>;

export async function tellOfFactors(tx: Tx, owner: Person, change: FactorChange, name = ''): Promise<void> {
  await recordAudit(tx, owner, {
    event: `user.${change}`,
    subjectKind: 'user',
    subjectId: owner.userId,
    details: name ? { name } : {},
  });
  await mailTo(tx, {
    kind: change,
    recipient: owner.email,
    recipientName: owner.displayName,
    locale: owner.locale,
    data: { name, changedAt: (await databaseNow(tx)).toISOString() },
    path: '/tai-khoan/bao-mat',
    dedupeKey: `${change}:${crypto.randomUUID()}`,
  });
}
