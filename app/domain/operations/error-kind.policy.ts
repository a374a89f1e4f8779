/** What a technical message of a failed job means to somebody who runs the marketplace; words under `operations:error.<kind>`. */
export type ErrorKind = 'mail_refused' | 'no_answer' | 'database' | 'files' | 'unknown';

const signs: readonly [ErrorKind, RegExp][] = [
  ['mail_refused', /\b[45]\d\d[ -]|EENVELOPE|EAUTH|mail command failed|recipient/i],
  [
    'no_answer',
    /ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENOTFOUND|ESOCKET|EDNS|ECONNECTION|timeout|timed out|fetch failed|closed/i,
  ],
  ['database', /deadlock|could not serialize|statement timeout|violates|PostgresError|Failed query/i],
  ['files', /ENOSPC|EACCES|ENOENT|no space/i],
];

export function errorKindOf(message: string): ErrorKind {
  return signs.find(([, sign]) => sign.test(message))?.[0] ?? 'unknown';
}
