import { env } from '#app/env.server.ts';

/** Vite's development server; undefined where Vite did not build. */
const development: boolean = import.meta.env?.DEV ?? false;

/** Files go straight to UploadThing when it is configured, else to ourselves; the development server speaks over a web socket. */
const connect = [
  "'self'",
  env.uploadthingToken ? 'https://*.ingest.uploadthing.com https://*.uploadthing.com' : '',
  development ? 'ws:' : '',
];

const fixed = [
  "default-src 'self'",
  "base-uri 'self'",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  `connect-src ${connect.filter(Boolean).join(' ')}`,
  // Style attributes carry widths of bars; no style element or sheet from elsewhere runs.
  development ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'; style-src-attr 'unsafe-inline'",
].join('; ');

/** The policy of a document: no script runs without its nonce. */
export function contentSecurityPolicy(nonce: string): string {
  return `${fixed}; script-src 'self' 'nonce-${nonce}'`;
}
