import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { inTransaction } from '#db/client.server.ts';
import { totpCredentials } from '#db/schema/second-factors.ts';
import { tellOfFactors } from './factor-news.server.ts';
import { type AccountHolder, lockToAdd } from './lock-factors.server.ts';
import { readOffer } from './offer-totp.server.ts';
import { writeRecoveryCodes } from './recovery-code.server.ts';
import { sealSecret } from './sealed-secret.server.ts';
import { stepOfCode } from './totp.server.ts';

export type EnrolTotpInput = {
  /** Of `offerTotp`. */
  offer: string;
  /** The first code of the app, which proves that the secret arrived. */
  code: string;
  password?: string | undefined;
};

/**
 * Enrols an authenticator app, in place of an earlier one.
 * @returns the recovery codes, when the account had none left: shown once
 * @throws DomainError those of `lockToAdd`; invalid_input `offer_expired`, or `code_wrong` beside `code`
 */
export function enrolTotp(holder: AccountHolder, input: EnrolTotpInput): Promise<{ codes: string[] | null }> {
  return inTransaction(async (tx) => {
    const factors = await lockToAdd(tx, holder, input.password);
    const secret = readOffer(holder.userId, input.offer);
    if (!secret) throw new DomainError('invalid_input', { reason: 'offer_expired' });
    const step = stepOfCode(secret, input.code.replace(/\s/g, ''), await databaseNow(tx));
    if (step === null) throw new DomainError('invalid_input', { reason: 'code_wrong', field: 'code' });
    const values = { sealedSecret: sealSecret(secret, holder.userId), lastStep: step };
    await tx
      .insert(totpCredentials)
      .values({ userId: holder.userId, ...values })
      .onConflictDoUpdate({
        target: totpCredentials.userId,
        set: { ...values, createdAt: await databaseNow(tx), lastUsedAt: null },
      });
    await tellOfFactors(tx, holder, 'totp_enrolled');
    return { codes: factors.recoveryCodes === 0 ? await writeRecoveryCodes(tx, holder.userId) : null };
  });
}
