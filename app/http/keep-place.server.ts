import { redirect } from '@remix-run/node';
import { langOf, localizedPath } from '#app/i18n/href.ts';

/** Afterwards the person goes on where they were: the page they asked for, or the page whose form they sent. */
export function redirectKeepingPlace(request: Request, path: string): Response {
  const url = new URL(request.url);
  const place = request.method === 'GET' ? url : sameOriginReferrer(request, url);
  const next = place && `?next=${encodeURIComponent(place.pathname + place.search)}`;
  return redirect(localizedPath(langOf(url), path) + (next ?? ''));
}

function sameOriginReferrer(request: Request, url: URL): URL | null {
  const referrer = request.headers.get('Referer');
  if (!referrer || !URL.canParse(referrer)) return null;
  const parsed = new URL(referrer);
  return parsed.host === url.host ? parsed : null;
}
