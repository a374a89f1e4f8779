import type { NextFunction, Request, Response } from 'express';
import { env } from '#app/env.server.ts';

/**
 * Paths where strangers' servers call us and prove themselves by a signature over the body instead: webhooks and the file
 * ingest. No cookie counts there. Nor does one where a mail program stops mails by a signed link (RFC 8058).
 */
const signedPaths = /^\/(webhooks|ingest|(en\/)?ngung-nhan-thu)\//;

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Lets a request that may change something through only when a page of this site sent it. `Origin` has to be exactly ours
 * (scheme, host and port; missing and `null` are refused) and `Sec-Fetch-Site`, where a browser sends it, has to agree.
 *
 * Remix checks by itself, but believes `X-Forwarded-Host` from anybody and answers 500. No forwarded host is believed here:
 * behind a proxy PUBLIC_URL says who we are. Remix is then told the host that was found right.
 */
export function csrfGuard(request: Request, response: Response, next: NextFunction): void {
  const { origin, 'sec-fetch-site': site, 'x-forwarded-host': forwardedHost } = request.headers;
  if (env.trustProxy === undefined) delete request.headers['x-forwarded-host'];
  if (safeMethods.has(request.method) || isSigned(request)) {
    next();
    return;
  }

  const own = ownOrigins(request);
  const ours = origin !== undefined && own.includes(origin);
  const sameSite = site === undefined || site === 'same-origin';
  const spoofed =
    forwardedHost !== undefined &&
    !own.some((each) => new URL(each).host === String(forwardedHost).split(',')[0]?.trim());
  if (!ours || !sameSite || spoofed) {
    refuse(response);
    return;
  }

  request.headers['x-forwarded-host'] = new URL(origin).host;
  next();
}

/** The file service's signed callback shares its address with people's upload requests; only its own header tells them apart. */
function isSigned(request: Request): boolean {
  if (signedPaths.test(request.path)) return true;
  return request.path === '/api/uploadthing' && request.headers['uploadthing-hook'] !== undefined;
}

/** In production PUBLIC_URL alone; elsewhere also whatever address of this machine the person typed. */
function ownOrigins(request: Request): string[] {
  const origins = [new URL(env.publicUrl).origin];
  const host = request.headers.host;
  if (!env.production && host && URL.canParse(`http://${host}`)) origins.push(new URL(`http://${host}`).origin);
  return origins;
}

function refuse(response: Response): void {
  response
    .status(403)
    .set({ 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' })
    .set(
      'Content-Security-Policy',
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    )
    .send(page);
}

const page = `<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Yêu cầu bị từ chối – Request refused</title>
<style>
  :root { color-scheme: light dark; font: 17px/1.55 system-ui, sans-serif; }
  body { max-width: 36rem; margin: 12vh auto; padding: 0 20px; }
  h1 { font-size: 1.5rem; line-height: 1.25; }
  section + section { margin-top: 2.5rem; padding-top: 2rem; border-top: 1px solid #8886; }
</style>
<body>
<main>
<section>
<h1>Yêu cầu bị từ chối</h1>
<p>Yêu cầu này không được gửi từ một trang của Đề Bài, nên không có gì được thay đổi. Hãy quay lại trang vừa rồi, tải lại rồi thử lần nữa.</p>
<p><a href="/">Về trang chủ</a></p>
</section>
<section lang="en">
<h1>Request refused</h1>
<p>This request was not sent from a page of Đề Bài, so nothing has changed. Go back to the page you were on, reload it and try again.</p>
<p><a href="/en">Go to the home page</a></p>
</section>
</main>
`;
