/**
 * Who may import whom. The table below is the architecture: a module of a part imports itself, what its line names, and
 * packages; nothing else of ours. Types count as imports.
 */

/** Domain files that are pure and shared with the browser. */
const pureDomain = String.raw`^app/domain/.*\.(states|policy|schema|kinds|versions|topics)\.ts$|^app/domain/kernel/(actor|errors|fields|machine|policy|scaled)\.ts$|^app/domain/(pilots/money-picture|payments/rails|ledger/ledger\.chart|evaluations/ranking|organizations/(tax-code|plain-letters|organization-completeness)|accounts/password-score|solutions/(solution-completeness|mentions-organization))\.ts$`;
const domain = '^app/domain/';
const env = String.raw`^app/(env|log)\.server\.ts$`;
/** Languages without React or requests: keys of messages, reading what a person typed, addresses. */
const words = String.raw`^app/i18n/(href|inputs|message)\.ts$`;
const searchPort = String.raw`^search/(search\.server|engine|search-document|query)\.ts$`;

const parts = {
  routes: {
    files: '^app/routes/',
    may: ['^app/http/', domain, '^app/components/', '^app/render/', '^app/i18n/', searchPort],
  },
  'routes-for-machines': {
    files: '^app/routes/(api|webhooks)/',
    may: ['^app/http/', domain, '^app/components/', '^app/render/', '^app/i18n/', searchPort, '^app/integrations/'],
  },
  // An exchange that a person waits for cannot be a job: signing in through an identity provider.
  'routes-to-providers': {
    files: '^app/routes/auth/oidc-',
    may: ['^app/http/', domain, '^app/components/', '^app/render/', '^app/i18n/', '^app/integrations/oidc/'],
  },
  components: { files: '^app/components/', may: ['^app/i18n/', pureDomain] },
  http: { files: '^app/http/', may: [domain, env, '^app/i18n/'] },
  'http-with-tables': { files: '^app/http/(session|rate-limit)[^/]*$', may: [domain, env, '^app/i18n/', '^db/'] },
  domain: {
    files: domain,
    may: ['^db/', env, '^app/render/', String.raw`^app/jobs/(enqueue\.server|catalog)\.ts$`, words],
  },
  render: { files: '^app/render/', may: ['^app/i18n/', pureDomain] },
  i18n: { files: '^app/i18n/', may: [] },
  'job-handlers': {
    files: '^app/jobs/handlers/',
    may: [domain, '^app/render/', '^app/integrations/', '^search/', env, '^app/jobs/catalog.ts$'],
  },
  'job-queue': {
    files: '^app/jobs/[^/]+$',
    may: ['^app/jobs/', String.raw`^app/domain/(subjects|kernel/request-frame)\.server\.ts$`, '^db/', env],
  },
  cli: {
    files: '^app/cli/',
    may: [domain, '^app/render/', '^app/integrations/', '^search/', '^app/jobs/', '^app/i18n/', '^db/', env],
  },
  integrations: { files: '^app/integrations/', may: [env] },
  search: { files: '^search/', may: ['^db/', env] },
  db: { files: '^db/', may: [env] },
};

/** A line for a folder within a part replaces the part's line there. */
const exceptions = {
  routes: ['routes-for-machines', 'routes-to-providers'],
  http: ['http-with-tables'],
};

const partRules = Object.entries(parts).map(([name, { files, may }]) => ({
  name: `${name}-imports-its-line-only`,
  severity: 'error',
  from: { path: files, ...(exceptions[name] && { pathNot: exceptions[name].map((each) => parts[each].files) }) },
  to: { path: '^(app|db|search|tests)/', pathNot: [own(files), ...may] },
}));

/** The top folder of a part: its files may import each other. */
function own(files) {
  return /^\^[a-z0-9]+\/(?:[a-z0-9]+\/)?/.exec(files)[0];
}

/** Nouns call one way; any of them may call documents, notifications and the kernel. What reaches upwards lives in flows. */
const nouns = {
  accounts: ['terms'],
  'second-factors': ['accounts'],
  'outside-identities': ['second-factors', 'accounts', 'terms'],
  organizations: ['accounts'],
  members: ['organizations', 'accounts'],
  experts: ['challenges', 'organizations', 'accounts'],
  staff: ['members', 'organizations', 'accounts'],
  challenges: ['organizations', 'accounts'],
  solutions: ['challenges', 'organizations', 'accounts'],
  evaluations: ['experts', 'solutions', 'challenges', 'organizations', 'accounts'],
  ledger: [],
  payments: ['ledger'],
  pilots: ['payments', 'ledger', 'evaluations', 'experts', 'solutions', 'challenges', 'organizations', 'accounts'],
  reconciliation: ['pilots', 'payments', 'ledger', 'organizations', 'accounts'],
  catalogue: ['challenges', 'organizations', 'accounts'],
  documents: [],
  notifications: [],
  operations: [],
  contact: [],
  terms: [],
  'personal-data': [],
  audit: ['organizations', 'accounts'],
};

const nounRules = Object.entries(nouns).map(([noun, below]) => ({
  name: `${noun}-calls-downwards-only`,
  severity: 'error',
  from: { path: `^app/domain/${noun}/` },
  to: { path: domain, pathNot: `^app/domain/(${[noun, ...below, 'documents', 'notifications', 'kernel'].join('|')})/` },
}));

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', comment: 'types included', from: {}, to: { circular: true } },
    { name: 'no-unknown-module', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'every-noun-has-its-line',
      severity: 'error',
      comment: 'a new folder under app/domain/ belongs in the table of nouns',
      from: {
        path: domain,
        pathNot: `^app/domain/(${[...Object.keys(nouns), 'kernel', 'flows'].join('|')})/|^app/domain/subjects.server.ts$`,
      },
      to: {},
    },
    {
      name: 'kernel-stands-alone',
      severity: 'error',
      from: { path: '^app/domain/kernel/' },
      to: { path: domain, pathNot: '^app/domain/kernel/' },
    },
    {
      name: 'flows-are-called-from-outside-only',
      severity: 'error',
      from: { path: domain, pathNot: '^app/domain/flows/' },
      to: { path: '^app/domain/flows/' },
    },
    {
      name: 'browser-files-import-no-server-file',
      severity: 'error',
      comment: 'pure files are shared with the browser',
      from: { path: `${pureDomain}|^app/components/` },
      to: { path: String.raw`\.server\.ts$` },
    },
    {
      name: 'product-imports-no-test',
      severity: 'error',
      from: { path: '^(app|db|search)/' },
      to: { path: '^tests/' },
    },
    {
      name: 'production-needs-no-development-package',
      severity: 'error',
      from: { path: '^(app|db|search)/', pathNot: String.raw`^app/(routes\.ts|server/site\.server\.ts)$` },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    ...partRules,
    ...nounRules,
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'types', 'node', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.js', '.json', '.d.ts'],
    },
  },
};
