/**
 * What is held about people: how long, in words under `personalData:kind.<kind>.{what,why}`. The same list is applied by the
 * retention job, shown on the privacy page and in the account, and named by every table of the registry.
 *
 * `days`: erased so long after the moment that the words name. `account`: as long as the account. `record`: as long as the
 * books and contracts it belongs to; names in it are those of the account, which deletion takes away.
 */
export const dataKinds = {
  account: { keep: 'account' },
  membership: { keep: 'account' },
  session: { keep: { days: 30 } },
  notification_read: { keep: { days: 365 } },
  notification_unread: { keep: { days: 730 } },
  mail: { keep: { days: 183 } },
  contact: { keep: { days: 730 } },
  consent: { keep: 'record' },
  acceptance: { keep: 'record' },
  work: { keep: 'record' },
  evaluation: { keep: 'record' },
  signature: { keep: 'record' },
  payment: { keep: 'record' },
  audit: { keep: 'record' },
  limit: { keep: { days: 1 } },
  dead_upload: { keep: { days: 1 } },
} as const satisfies Record<string, { keep: Keep }>;

export type Keep = 'account' | 'record' | { days: number };
export type DataKind = keyof typeof dataKinds;
export const dataKindNames = Object.keys(dataKinds) as DataKind[];
