import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { env } from '#app/env.server.ts';

/**
 * Security headers of every answer. The policy of pages is written by `entry.server.tsx`, with the nonce made here; whatever
 * else is answered (files, JSON, errors) gets one that allows nothing at all.
 */
export function securityHeaders(): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: false,
      // `no-referrer` would make browsers send `Origin: null` with plain form posts, which the CSRF guard refuses.
      referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
      strictTransportSecurity: env.publicUrl.startsWith('https://')
        ? { maxAge: 31_536_000, includeSubDomains: true }
        : false,
      xFrameOptions: { action: 'deny' },
    }),
    ownHeaders,
  ];
}

const strictest = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

function ownHeaders(_request: Request, response: Response, next: NextFunction): void {
  response.locals.nonce = randomBytes(16).toString('base64url');
  response.set(
    'Permissions-Policy',
    'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  );
  beforeHeaders(response, () => {
    if (!response.hasHeader('Content-Security-Policy')) response.setHeader('Content-Security-Policy', strictest);
    // Whatever does not say that it may be kept is about one person: no browser others use keeps it (ASVS 5.0, 14.3.2).
    if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'private, no-store');
  });
  next();
}

/** Runs `work` at the last moment at which headers can be set. */
export function beforeHeaders(response: Response, work: () => void): void {
  const writeHead = response.writeHead;
  response.writeHead = ((...parameters: Parameters<typeof writeHead>) => {
    response.writeHead = writeHead;
    work();
    return response.writeHead(...parameters);
  }) as typeof writeHead;
}
