import type { Person } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { mailTo } from '#app/domain/notifications/mail-to.server.ts';
import { inTransaction, type Tx } from '#db/client.server.ts';
import { tellOwnerOfAttempt, unsafeFindOwner } from './taken-address.server.ts';
import { issueToken, revokeTokens } from './user-token.server.ts';

/**
 * Asks the new address to confirm, and tells the present one, with a link that stops it. Until then nothing changes. Where
 * somebody else has the new address they are told, and the person learns nothing. The caller has checked the password.
 *
 * @throws DomainError invalid_input `same_email`
 */
export async function requestEmailChange(person: Person, email: string): Promise<void> {
  if (email.toLowerCase() === person.email.toLowerCase())
    throw new DomainError('invalid_input', { reason: 'same_email', field: 'email' });
  const { userId } = person;
  await inTransaction(async (tx) => {
    await revokeTokens(tx, userId, ['change_email']);
    const owner = await unsafeFindOwner(tx, email);
    // One's own former address, which can still be taken back, is no stranger's.
    if (owner && owner.userId !== userId) await tellOwnerOfAttempt(tx, owner, email);
    else await askNewAddress(tx, person, email);
    await tellOldAddress(tx, person, email);
    const subject = { subjectKind: 'user', subjectId: userId } as const;
    await recordAudit(tx, person, { event: 'user.asked_email_change', ...subject });
  });
}

async function askNewAddress(tx: Tx, { userId, displayName, locale, email: oldEmail }: Person, email: string) {
  const { id, token, expiresAt } = await issueToken(tx, { userId, purpose: 'change_email', email });
  await mailTo(tx, {
    kind: 'confirm_new_email',
    recipient: email,
    recipientName: displayName,
    locale,
    data: { oldEmail, expiresAt },
    path: `/doi-thu/${token}`,
    dedupeKey: `confirm_new_email:${id}`,
    secret: true,
  });
}

async function tellOldAddress(tx: Tx, { userId, displayName, locale, email }: Person, newEmail: string) {
  const { id, token, expiresAt } = await issueToken(tx, { userId, purpose: 'undo_email_change', email });
  await mailTo(tx, {
    kind: 'email_change_requested',
    recipient: email,
    recipientName: displayName,
    locale,
    data: { newEmail, expiresAt },
    path: `/hoan-tac-doi-thu/${token}`,
    dedupeKey: `email_change_requested:${id}`,
    secret: true,
  });
}
