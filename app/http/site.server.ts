import { env } from '#app/env.server.ts';

/** What pages may know of the configuration. */
export const site = {
  /** Where people reach the site, without a trailing slash. */
  url: env.publicUrl,
  /** Payments are simulated: every page they touch says so. */
  testMoney: env.paymentRail === 'sandbox',
  production: env.production,
  /** Mails go nowhere and are readable at a development page: no mail server is configured, and this is not production. */
  keepsMails: !env.production && env.smtpUrl === undefined,
} as const;
