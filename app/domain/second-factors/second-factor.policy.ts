import type { SecondFactor } from '#app/domain/kernel/actor.ts';
import { type Decision, when, withFreshFactor } from '#app/domain/kernel/policy.ts';

/** What an account has enrolled; recovery codes count while unused, and are no factor by themselves. */
export type SecondFactors = { totp: boolean; passkeys: number; recoveryCodes: number };

export const hasSecondFactor = (factors: SecondFactors) => factors.totp || factors.passkeys > 0;

/** Who has a factor gives it once more before changing anything; who has none gives the password instead. */
export function canChangeFactors(person: { secondFactor: SecondFactor }, factors: SecondFactors): Decision {
  return hasSecondFactor(factors) ? withFreshFactor(person) : when(true, '');
}

/** The last factor stays while one of the person's roles asks for one. */
export function canRemoveFactor(factors: SecondFactors, demanded: boolean): Decision {
  const remaining = (factors.totp ? 1 : 0) + factors.passkeys - 1;
  return when(remaining > 0 || !demanded, 'last_factor_demanded');
}
