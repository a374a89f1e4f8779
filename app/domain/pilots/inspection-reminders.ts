/** Reminders of an inspection, in order. */
export const reminderKinds = ['half_time', 'two_days', 'last_day'] as const;
export type ReminderKind = (typeof reminderKinds)[number];

const day = 24 * 60 * 60 * 1000;

/**
 * When the buyer is reminded of an inspection: at half time, two days and one day before its end; a short inspection has
 * only those that come after the delivery. The last day's always comes. Pure.
 */
export function reminderTimes(deliveredAt: Date, endsAt: Date): { kind: ReminderKind; at: Date }[] {
  const [from, to] = [deliveredAt.getTime(), endsAt.getTime()];
  const times = [
    { kind: 'half_time' as const, at: from + (to - from) / 2 },
    { kind: 'two_days' as const, at: to - 2 * day },
    { kind: 'last_day' as const, at: Math.max(from, to - day) },
  ];
  return times
    .filter(({ kind, at }) => kind === 'last_day' || (at > from && at < to - day))
    .map(({ kind, at }) => ({ kind, at: new Date(at) }));
}
