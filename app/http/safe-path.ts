const base = 'http://site.invalid';

/**
 * A path of this site to go on to, from an address a stranger may have written (`?next=…`): anything that a browser could
 * read as another origin gives the fallback. What is returned is the parsed form, so that the browser sees what was judged.
 */
export function safePath(next: unknown, fallback: string): string {
  if (typeof next !== 'string' || !next.startsWith('/') || next.length > 2_000) return fallback;
  // Browsers read \ as / and drop tabs and line breaks before parsing: no such address is ours.
  if (/[\\\p{Cc}]/u.test(next)) return fallback;
  const url = URL.canParse(next, base) ? new URL(next, base) : null;
  if (url?.origin !== base) return fallback;
  // `/.//elsewhere.example` parses to a path that is itself an address of another site.
  if (url.pathname.startsWith('//')) return fallback;
  return url.pathname + url.search + url.hash;
}
