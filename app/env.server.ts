import { createHmac } from 'node:crypto';
import { z } from 'zod';

/**
 * The environment: the only place that reads `process.env`. Every value is checked once, at start; a bad one stops the
 * process with one line. Nothing has to be set for the demo.
 *
 * `mode` is our own notion, not NODE_ENV (the demo serves the built site with NODE_ENV=production, for React's speed):
 * - `demo`: embedded PostgreSQL, sandbox money, mails kept in the database. The default when DATABASE_URL is not set.
 * - `production`: the default as soon as DATABASE_URL is set; refuses what is unsafe there.
 * - `test`: set by the test runner.
 */
const demoSecret = 'demo-secret-that-production-refuses-to-start-with';

/** `FOO=` in a file of settings means "not set". */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres://');

const settings = z.object({
  APP_MODE: optional(z.enum(['demo', 'production', 'test'])),
  NODE_ENV: optional(z.string()),
  PORT: optional(z.coerce.number().int().min(0).max(65_535)),
  HOST: optional(z.string()),
  PUBLIC_URL: optional(z.url({ protocol: /^https?$/ })),
  TRUST_PROXY: optional(z.string()),
  DATABASE_URL: optional(postgresUrl),
  DATABASE_MIGRATION_URL: optional(postgresUrl),
  DATABASE_POOL_SIZE: optional(z.coerce.number().int().min(1).max(200)),
  APP_SECRET: optional(z.string().min(32, 'must have at least 32 characters')),
  PAYMENT_RAIL: optional(z.enum(['bank', 'treasury', 'stripe', 'sandbox'])),
  ESCROW_BANK_BIN: optional(z.string().regex(/^\d{6}$/, 'must be the six digits of NAPAS')),
  ESCROW_BANK_NAME: optional(z.string()),
  ESCROW_ACCOUNT: optional(z.string().regex(/^[0-9A-Z]{4,19}$/, 'must be 4 to 19 digits or capital letters')),
  ESCROW_ACCOUNT_NAME: optional(z.string().regex(/^[0-9A-Z ]{1,70}$/, 'must be capital letters without accents')),
  STRIPE_SECRET_KEY: optional(z.string().regex(/^[sr]k_(test|live)_\w+$/, 'must be a secret key of Stripe')),
  STRIPE_WEBHOOK_SECRET: optional(z.string().regex(/^whsec_\w+$/, "must be a webhook's secret of Stripe")),
  STRIPE_API_URL: optional(z.url({ protocol: /^http$/ })),
  SMTP_URL: optional(z.url({ protocol: /^smtps?$/ })),
  MAIL_FROM: optional(z.string()),
  AUDIT_HEADS_MAIL: optional(z.email()),
  OIDC_ISSUER: optional(z.url({ protocol: /^https?$/ })),
  OIDC_CLIENT_ID: optional(z.string()),
  OIDC_CLIENT_SECRET: optional(z.string()),
  OIDC_LABEL_VI: optional(z.string().max(80)),
  OIDC_LABEL_EN: optional(z.string().max(80)),
  OIDC_TRUST_MFA: optional(z.enum(['0', '1'])),
  MEILISEARCH_URL: optional(z.url({ protocol: /^https?$/ })),
  MEILISEARCH_KEY: optional(z.string()),
  UPLOADTHING_TOKEN: optional(z.string()),
  DATA_DIRECTORY: optional(z.string()),
  DEMO_DATA: optional(z.enum(['full', 'none'])),
  LOG_LEVEL: optional(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])),
  MINIMUM_NOTICE_HOURS: optional(z.coerce.number().int().min(0).max(2_160)),
  WORKER_CONCURRENCY: optional(z.coerce.number().int().min(1).max(50)),
});

export type Environment = ReturnType<typeof fromSettings>;

function fromSettings(values: z.infer<typeof settings>) {
  const mode = values.APP_MODE ?? (values.DATABASE_URL ? 'production' : 'demo');
  const port = values.PORT ?? 3000;
  const rail: 'bank' | 'treasury' | 'stripe' | 'sandbox' =
    values.PAYMENT_RAIL ?? (mode === 'production' ? 'bank' : 'sandbox');
  return {
    mode,
    production: mode === 'production',
    /** `npm run dev`: sources are served by Vite instead of the built site. */
    development: values.NODE_ENV === 'development',
    port,
    /** Address to listen on; the demo, whose passwords are printed, stays on this machine unless told otherwise. */
    host: values.HOST,
    /** Where people reach the site, without a trailing slash: links in mails, canonical addresses, cookie rules. */
    publicUrl: (values.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    /** Express' "trust proxy": number of hops or a list of addresses. Unset: no forwarded header is believed. */
    trustProxy:
      values.TRUST_PROXY === undefined || /\D/.test(values.TRUST_PROXY)
        ? values.TRUST_PROXY
        : Number(values.TRUST_PROXY),
    databaseUrl: values.DATABASE_URL,
    /** Role that owns the tables; used for migrations only. */
    databaseMigrationUrl: values.DATABASE_MIGRATION_URL ?? values.DATABASE_URL,
    databasePoolSize: values.DATABASE_POOL_SIZE ?? 10,
    appSecret: values.APP_SECRET ?? demoSecret,
    paymentRail: rail,
    /** Where funders' money lies, at a licensed bank; null where none is configured: the bank rail is closed then. */
    escrowAccount: escrowAccount(values, mode),
    /** The card rail; null where it is not configured, and closed then. */
    stripe: stripeSettings(values),
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM ?? 'Đề Bài <khong-tra-loi@de-bai.example>',
    /** Who gets the head of the audit trail's chain every day. */
    auditHeadsMail: values.AUDIT_HEADS_MAIL,
    /** Provider of identities that people may sign in with (OpenID Connect); null where none is configured. */
    oidc: identityProvider(values),
    meilisearchUrl: values.MEILISEARCH_URL,
    meilisearchKey: values.MEILISEARCH_KEY,
    uploadthingToken: values.UPLOADTHING_TOKEN,
    /** Folder of everything this process keeps on disk (uploaded files in `files/`), from the project's root. */
    dataDirectory: values.DATA_DIRECTORY ?? 'var',
    /** Whether an empty demo is filled at start. */
    demoData: mode === 'demo' && values.DEMO_DATA !== 'none',
    logLevel: values.LOG_LEVEL ?? defaultLogLevel[mode],
    /** Hours between publishing a challenge and its deadline, at least; the demo lets one watch a deadline pass. */
    minimumNoticeHours: values.MINIMUM_NOTICE_HOURS ?? (mode === 'production' ? 168 : 0),
    workerConcurrency: values.WORKER_CONCURRENCY ?? 4,
  };
}

/** An account at a bank, as instructions name it. */
type EscrowAccount = { bin: string; bankName: string; account: string; accountName: string };

/** The demo's account is at a bank that does not exist: no banking app finds it, so nobody can pay in by mistake. */
const inventedAccount: EscrowAccount = {
  bin: '999999',
  bankName: 'Ngân hàng Thử nghiệm (không có thật)',
  account: '000012345678',
  accountName: 'SAN DE BAI TAI KHOAN THU NGHIEM',
};

function escrowAccount(values: z.infer<typeof settings>, mode: string): EscrowAccount | null {
  const {
    ESCROW_BANK_BIN: bin,
    ESCROW_BANK_NAME: bankName,
    ESCROW_ACCOUNT: account,
    ESCROW_ACCOUNT_NAME: accountName,
  } = values;
  if (bin && bankName && account && accountName) return { bin, bankName, account, accountName };
  return mode === 'production' ? null : inventedAccount;
}

function stripeSettings(values: z.infer<typeof settings>) {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret, STRIPE_API_URL: apiUrl } = values;
  if (!secretKey && !webhookSecret) return null;
  if (!secretKey || !webhookSecret)
    throw new Error('bad configuration: STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET belong together');
  return { secretKey, webhookSecret, apiUrl: apiUrl ? new URL(apiUrl) : null };
}

/** @throws Error when only a part is given: a sign-in that half works is noticed by people first */
function identityProvider(values: z.infer<typeof settings>) {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values;
  if (!issuer && !clientId && !clientSecret) return null;
  if (!issuer || !clientId || !clientSecret)
    throw new Error('bad configuration: OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET belong together');
  const host = new URL(issuer).host;
  return {
    issuer,
    clientId,
    clientSecret,
    /** What people call the provider. */
    label: { vi: values.OIDC_LABEL_VI ?? host, en: values.OIDC_LABEL_EN ?? values.OIDC_LABEL_VI ?? host },
    /** Whether its word that it asked for a second factor (`amr` contains `mfa`) takes the place of ours. */
    trustMfa: values.OIDC_TRUST_MFA === '1',
  };
}

/** The demo's terminal belongs to the person who started it. */
const defaultLogLevel = { production: 'info', demo: 'warn', test: 'silent' } as const;

/** What production refuses, as one sentence each. */
function unsafeInProduction(environment: Environment): string[] {
  if (!environment.production) return [];
  const problems: string[] = [];
  if (!environment.databaseUrl) problems.push('DATABASE_URL is not set');
  if (environment.appSecret === demoSecret) problems.push('APP_SECRET is not set (32 random characters or more)');
  if (environment.paymentRail === 'sandbox') problems.push('PAYMENT_RAIL=sandbox moves no real money');
  if (environment.paymentRail === 'bank' && !environment.escrowAccount)
    problems.push('PAYMENT_RAIL=bank needs ESCROW_BANK_BIN, ESCROW_BANK_NAME, ESCROW_ACCOUNT and ESCROW_ACCOUNT_NAME');
  // It moves money by jobs alone so far: on no page could anybody pay, or give an account.
  if (environment.paymentRail === 'stripe' || environment.stripe)
    problems.push('STRIPE_SECRET_KEY: the card rail has no pages yet');
  if (environment.stripe?.apiUrl) problems.push('STRIPE_API_URL is for tests');
  if (!environment.publicUrl.startsWith('https://')) problems.push('PUBLIC_URL must start with https://');
  if (environment.oidc && !environment.oidc.issuer.startsWith('https://'))
    problems.push('OIDC_ISSUER must start with https://');
  return problems;
}

/**
 * Reads and checks an environment.
 * @throws Error whose message is one line naming every bad value (never its content: it may be a secret)
 */
export function readEnvironment(source: Record<string, string | undefined>): Environment {
  const parsed = settings.safeParse(source);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`bad configuration: ${problems.join('; ')}`);
  }
  const environment = fromSettings(parsed.data);
  const problems = unsafeInProduction(environment);
  if (problems.length > 0) throw new Error(`refusing to start in production: ${problems.join('; ')}`);
  return environment;
}

function readOrStop(): Environment {
  try {
    return readEnvironment(process.env);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(78); // EX_CONFIG of sysexits.h: a supervisor need not try again
  }
}

export const env: Environment = readOrStop();

/** A key for one purpose, derived from APP_SECRET: leaking one does not open the others. @returns 64 hex characters */
export function secretFor(purpose: string): string {
  return createHmac('sha256', env.appSecret).update(purpose).digest('hex');
}
