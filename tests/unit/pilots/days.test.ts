import { expect, test } from 'vitest';
import { recordPaymentSchema } from '#app/domain/pilots/pilot.schema.ts';

const taken = (paidOn: string) => recordPaymentSchema.safeParse({ orderNumber: 'KB-1', paidOn, confirm: true }).success;

test.each(['2026-02-28', '2028-02-29', ' 2026-12-31 '])('%j is a day', (day) => {
  expect(taken(day)).toBe(true);
});

/** The database would answer each of them with an error. */
test.each(['2026-02-30', '2027-02-29', '2026-04-31', '2026-13-01', '0000-01-01', '2026-1-1', ''])(
  '%j is none',
  (day) => {
    expect(taken(day)).toBe(false);
  },
);
