import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect, test } from 'vitest';
import { env } from '#app/env.server.ts';
import { action as signOut } from '#app/routes/auth/sign-out.tsx';
import { securityHeaders } from '#app/server/headers.server.ts';

/** ASVS 5.0 V3.4 and V14.3; the running site's pages are asked in `pages.test.ts`. */
async function headersOf(publicUrl: string): Promise<Headers> {
  const changeable = env as { publicUrl: string };
  const before = changeable.publicUrl;
  changeable.publicUrl = publicUrl;
  const app = express().use(...securityHeaders());
  changeable.publicUrl = before;
  app.get('/', (_request, response) => void response.send('x'));
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await new Promise((resolve) => server.close(resolve));
  return answer.headers;
}

test('behind https a browser is told to come back by https alone', async () => {
  expect((await headersOf('https://de-bai.example')).get('strict-transport-security')).toBe(
    'max-age=31536000; includeSubDomains',
  );
  expect((await headersOf('http://localhost:3000')).get('strict-transport-security')).toBeNull();
});

test('an answer that says nothing of itself runs nothing, is framed nowhere and kept by nobody', async () => {
  const headers = await headersOf('http://localhost:3000');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(headers.get('cache-control')).toBe('private, no-store');
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  expect(headers.get('x-frame-options')).toBe('DENY');
  expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
});

test('signing out clears what the browser kept', async () => {
  const request = new Request('http://localhost:3000/dang-xuat', { method: 'POST' });
  const answer = await signOut({ request, params: {}, context: { nonce: '', requestId: '', clientAddress: '' } });
  expect(answer.headers.get('clear-site-data')).toBe('"cache", "storage"');
  expect(answer.headers.getSetCookie().join()).toMatch(/session=;/);
});
