import { index, prefix, type RouteConfig, type RouteConfigEntry, route } from '@remix-run/route-config';

/**
 * Every address of the site. Pages live under an optional `/en`: Vietnamese at `/…`, English at `/en/…`; the words of an
 * address are Vietnamese in both, so that a link means the same page to everybody.
 * Remix runs each loader and action on its own: every route guards itself, no layout protects its children.
 */
const publicPages = [index('routes/public/home.tsx')];

const auth: RouteConfigEntry[] = [];

const account: RouteConfigEntry[] = [route('tuy-chon', 'routes/account/preferences.tsx')];

const sponsor: RouteConfigEntry[] = [];

const coordinator: RouteConfigEntry[] = [];

const solver: RouteConfigEntry[] = [];

const evaluator: RouteConfigEntry[] = [];

const pilots: RouteConfigEntry[] = [];

const pages = [
  ...publicPages,
  ...auth,
  ...account,
  ...sponsor,
  ...coordinator,
  ...solver,
  ...evaluator,
  ...pilots,
  route('*', 'routes/public/not-found.tsx'),
];

/** Addresses for machines: no language, no page around them. */
const api: RouteConfigEntry[] = [route('healthz', 'routes/api/healthz.ts'), route('readyz', 'routes/api/readyz.ts')];

export default [...prefix('en?', pages), ...api] satisfies RouteConfig;
