/** Languages of the site. The path alone decides: Vietnamese at `/…`, English at `/en/…`. */
export const langs = ['vi', 'en'] as const;
export type Lang = (typeof langs)[number];

/** Addresses that have no language: files, machines and probes ask for them. */
const unlocalized = /^\/(api|tep|ingest|assets|healthz|readyz|robots\.txt|sitemap\.xml)(\/|$|\?)/;

const englishPrefix = /^\/en(?=\/|$|\?|#)/;

/** The language of a request, of a URL or of a path. */
export function langOf(source: Request | URL | string): Lang {
  const path =
    typeof source === 'string' ? pathOf(source) : new URL(source instanceof URL ? source : source.url).pathname;
  return /^\/en(\/|$|\.data$)/.test(path) ? 'en' : 'vi';
}

/**
 * The same path without its language: `/en/de-bai?q=x` → `/de-bai?q=x`. One slash begins it, whatever followed the language:
 * what is left of `/en//elsewhere.example` would otherwise be an address of another site.
 */
export function withoutLang(path: string): string {
  return `/${path.replace(englishPrefix, '').replace(/^\/+/, '')}`;
}

/** The path in a language; whatever language it came in. Absolute URLs, `#anchors` and relative paths stay as they are. */
export function localizedPath(lang: Lang, path: string): string {
  if (!path.startsWith('/') || path.startsWith('//') || unlocalized.test(path)) return path;
  const bare = withoutLang(path);
  if (lang === 'vi') return bare;
  return bare === '/' ? '/en' : `/en${bare.startsWith('/?') || bare.startsWith('/#') ? bare.slice(1) : bare}`;
}

function pathOf(url: string): string {
  return url.startsWith('/') ? (url.split(/[?#]/)[0] ?? '/') : new URL(url).pathname;
}
