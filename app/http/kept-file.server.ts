/** Sends a document that we keep as bytes, to be saved; opened in place it could run nothing and fetch nothing. */
export function keptFile(html: string, name: string): Response {
  return new Response(html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`,
      'Content-Security-Policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
      'Cache-Control': 'private, no-store',
    },
  });
}
