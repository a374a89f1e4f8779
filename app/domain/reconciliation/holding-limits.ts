import type { Rail } from '#app/domain/payments/rails.ts';

/**
 * How long money may lie on a rail, in days: first a warning, then an alarm. A provider holds money for a limited time
 * (Stripe 90 days); at a bank the limit is our own, since money that lies that long is money somebody has forgotten.
 */
const holdingLimits: Partial<Record<Rail, { warnDays: number; alarmDays: number; limitDays: number | null }>> = {
  stripe: { warnDays: 75, alarmDays: 85, limitDays: 90 },
  bank: { warnDays: 300, alarmDays: 365, limitDays: null },
};

/** @returns null while there is nothing to say */
export function holdingAlert(rail: Rail, days: number): 'warn' | 'alarm' | null {
  const limits = holdingLimits[rail];
  if (!limits || days < limits.warnDays) return null;
  return days < limits.alarmDays ? 'warn' : 'alarm';
}
