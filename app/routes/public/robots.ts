import { site } from '#app/http/site.server.ts';

/** Everything public may be indexed; what needs signing in, and lists cut by every combination of filters, may not. */
const closed = [
  '/dang-nhap',
  '/don-vi/',
  '/dieu-phoi/',
  '/giai-phap',
  '/cham-diem',
  '/hop-dong',
  '/viec-can-lam',
  '/thong-bao',
  '/to-chuc',
  '/tep/',
  '/api/',
  '/de-bai?',
  '/danh-muc?',
];

export function loader() {
  const lines = [
    'User-agent: *',
    ...closed.flatMap((path) => [`Disallow: ${path}`, `Disallow: /en${path}`]),
    '',
    `Sitemap: ${site.url}/sitemap.xml`,
    '',
  ];
  return new Response(lines.join('\n'), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  });
}
