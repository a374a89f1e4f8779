import { checkPasskey } from './check-passkey.server.ts';
import { confirmWithCode } from './confirm-with-code.server.ts';

/** What a person gave: a code of the app, a recovery code, or the answer of a passkey. */
export type Proof = { code?: string | undefined; passkey?: string | undefined };

/**
 * Checks a second factor of somebody we already know.
 * @throws DomainError invalid_input `code_wrong`, `code_used`, `passkey_wrong`
 */
export async function confirmFactor(userId: string, { code, passkey }: Proof): Promise<void> {
  if (passkey !== undefined) await checkPasskey(passkey, userId);
  else await confirmWithCode(userId, code ?? '');
}
