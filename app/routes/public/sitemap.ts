import type { LoaderFunctionArgs } from '@remix-run/node';
import { sitemapAddresses, sitemapParts } from '#app/domain/flows/sitemap.queries.server.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { site } from '#app/http/site.server.ts';
import { localizedPath } from '#app/i18n/href.ts';

/**
 * The site for search engines, each page with its other language: an index of parts, and each part under `?phan=` (a file
 * may hold 50,000 addresses, sitemaps.org).
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const part = new URL(request.url).searchParams.get('phan');
  const xml = part === null ? indexOf(await sitemapParts()) : partOf(requireFound(await sitemapAddresses(part)));
  return new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`, {
    headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=600, s-maxage=5' },
  });
}

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

function indexOf(parts: readonly string[]): string {
  const entries = parts.map(
    (part) => `<sitemap><loc>${escaped(`${site.url}/sitemap.xml?phan=${part}`)}</loc></sitemap>`,
  );
  return `<sitemapindex xmlns="${namespace}">${entries.join('\n')}</sitemapindex>`;
}

function partOf(addresses: readonly { path: string; changedAt: Date | null }[]): string {
  const urls = addresses.flatMap(({ path, changedAt }) => {
    const [vi, en] = (['vi', 'en'] as const).map((lang) => escaped(site.url + localizedPath(lang, path)));
    const both = `<xhtml:link rel="alternate" hreflang="vi" href="${vi}"/><xhtml:link rel="alternate" hreflang="en" href="${en}"/>`;
    const changed = changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : '';
    return [vi, en].map((address) => `<url><loc>${address}</loc>${changed}${both}</url>`);
  });
  return `<urlset xmlns="${namespace}" xmlns:xhtml="http://www.w3.org/1999/xhtml">${urls.join('\n')}</urlset>`;
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
