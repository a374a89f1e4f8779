import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import { unsafeFindPerson } from '#app/domain/accounts/account.queries.server.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { DomainError, requireFound } from '#app/domain/kernel/errors.ts';
import { type Database, db, inTransaction } from '#db/client.server.ts';
import { recoveryCodes, totpCredentials } from '#db/schema/second-factors.ts';
import { isDemoSecret } from './demo-totp.server.ts';
import { tellOfFactors } from './factor-news.server.ts';
import { recoveryCodeHash } from './recovery-code.server.ts';
import { openSecret } from './sealed-secret.server.ts';
import { stepOfCode } from './totp.server.ts';

/**
 * Checks a code of the authenticator app or a recovery code, and uses it up: of two who send the same code, one is right.
 * @throws DomainError invalid_input `code_wrong` or `code_used`, beside the field `code`
 */
export async function confirmWithCode(userId: string, typed: string): Promise<'totp' | 'recovery'> {
  const digits = typed.replace(/[\s-]/g, '');
  if (/^\d{6}$/.test(digits)) {
    await spendTotpCode(userId, digits);
    return 'totp';
  }
  await spendRecoveryCode(userId, typed);
  return 'recovery';
}

function spendRecoveryCode(userId: string, typed: string): Promise<void> {
  return inTransaction(async (tx) => {
    const used = await tx
      .update(recoveryCodes)
      .set({ usedAt: sql`now()` })
      .where(
        and(
          eq(recoveryCodes.userId, userId),
          eq(recoveryCodes.codeHash, recoveryCodeHash(userId, typed)),
          isNull(recoveryCodes.usedAt),
        ),
      )
      .returning({ id: recoveryCodes.id });
    if (used.length === 0) throw wrong('code_wrong');
    await tellOfFactors(tx, requireFound(await unsafeFindPerson(userId)), 'recovery_code_used');
  });
}

const wrong = (reason: string) => new DomainError('invalid_input', { reason, field: 'code' });

async function spendTotpCode(userId: string, code: string): Promise<void> {
  const [row] = await db
    .select({ sealedSecret: totpCredentials.sealedSecret })
    .from(totpCredentials)
    .where(eq(totpCredentials.userId, userId));
  const secret = row && openSecret(row.sealedSecret, userId);
  const step = secret ? stepOfCode(secret, code, await databaseNow(db)) : null;
  if (!secret || step === null) throw wrong('code_wrong');
  const first = await takeStep(db, userId, step);
  // Several people try the same account of the demo within one half minute; its code is printed anyway.
  if (!first && !isDemoSecret(secret)) throw wrong('code_used');
}

/** @returns false when this step or a later one was used before */
async function takeStep(database: Database, userId: string, step: number): Promise<boolean> {
  const taken = await database
    .update(totpCredentials)
    .set({ lastStep: step, lastUsedAt: sql`now()` })
    .where(and(eq(totpCredentials.userId, userId), lt(totpCredentials.lastStep, step)))
    .returning({ step: totpCredentials.lastStep });
  return taken.length > 0;
}
