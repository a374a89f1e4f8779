import { type CronItem, parseCronItems } from 'graphile-worker';
import { type JobName, jobCatalog } from './catalog.ts';

/** Sweeps: work that is due by the clock, in UTC. Each has one key, so that a slow one never piles up. */
const sweeps: { name: JobName; match: string }[] = [
  { name: 'close-due-challenges', match: '* * * * *' },
  { name: 'seal-audit', match: '* * * * *' },
  { name: 'verify-audit', match: '11 19 * * *' },
  { name: 'mail-audit-head', match: '5 0 * * *' },
  { name: 'erase-audit-origins', match: '29 18 * * *' },
  // 07:00 in Vietnam and every quarter of an hour of the day after it, should no worker have run at the hour.
  { name: 'start-digests', match: '*/15 * * * *' },
  // 7 in the morning in Vietnam.
  { name: 'remind-renewals', match: '0 0 * * *' },
  { name: 'run-pilot-clock', match: '*/5 * * * *' },
  { name: 'sweep-documents', match: '17 * * * *' },
  { name: 'delete-expired-sessions', match: '43 * * * *' },
  { name: 'watch-jobs', match: '*/5 * * * *' },
  { name: 'apply-retention', match: '7 20 * * *' },
  { name: 'catch-up-with-provider', match: '*/15 * * * *' },
  { name: 'match-bank-lines', match: '*/10 * * * *' },
  // Half past seven in the morning in Vietnam, when yesterday's statements are there.
  { name: 'reconcile-rails', match: '30 0 * * *' },
];

export const schedule = parseCronItems(
  sweeps.map(
    ({ name, match }): CronItem => ({
      task: name,
      match,
      identifier: name,
      options: { jobKey: `sweep:${name}`, maxAttempts: jobCatalog[name].maxAttempts, backfillPeriod: 0 },
    }),
  ),
);
