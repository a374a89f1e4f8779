import { DomainError } from '#app/domain/kernel/errors.ts';
import { isCommonPassword, scorePassword } from './password-score.ts';

const minimumScore = 2;

type Owner = { email: string; displayName: string };

/** Lower case, without marks and without anything between letters and digits. */
function bare(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** A new password has to be no common one, not made of its owner's name or address, and not easily guessed. */
function faultOf(password: string, { email, displayName }: Owner): string | null {
  if (isCommonPassword(password)) return 'password_common';
  const typed = bare(password);
  const [mailbox = ''] = email.split('@');
  const own = [mailbox, displayName, email].map(bare).filter((word) => word.length >= 4);
  // What is left besides the own name has to be a password by itself.
  if (own.some((word) => typed.includes(word) && typed.length - word.length < 8)) return 'password_personal';
  return scorePassword(password, [email, mailbox, displayName, ...displayName.split(/\s+/)]) < minimumScore
    ? 'password_weak'
    : null;
}

/** @throws DomainError invalid_input `password_common`, `password_personal` or `password_weak`, beside the field `password` */
export function assertGoodPassword(password: string, owner: Owner): void {
  const reason = faultOf(password, owner);
  if (reason) throw new DomainError('invalid_input', { reason, field: 'password' });
}
