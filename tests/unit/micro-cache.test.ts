import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { securityHeaders } from '#app/server/headers.server.ts';
import { fromMicroCache, intoMicroCache } from '#app/server/micro-cache.server.ts';

let server: Server;
let url: string;
let rendered = 0;

beforeAll(async () => {
  const app = express().use(...securityHeaders(), intoMicroCache);
  app.get('/:kind', (request, response) => {
    rendered += 1;
    const { nonce } = response.locals;
    if (request.params.kind !== 'personal') response.set('Cache-Control', 'public, max-age=0, s-maxage=5');
    if (request.params.kind === 'cookie') response.set('Set-Cookie', 'a=b');
    if (request.params.kind === 'missing') response.status(404);
    response.set('Content-Security-Policy', `script-src 'nonce-${nonce}'`);
    response.write(`<script nonce="${nonce}">1</script>`);
    response.end(`<script nonce="${nonce}">2</script> ${rendered}`);
  });
  server = createServer(fromMicroCache(app)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
});

beforeEach(() => {
  rendered = 0;
});

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(url + path, { headers });
  const body = await response.text();
  const policy = response.headers.get('content-security-policy') ?? '';
  return {
    status: response.status,
    body,
    policy,
    caching: response.headers.get('cache-control'),
    nonce: /nonce-([^']+)/.exec(policy)?.[1],
  };
}

describe('the micro-cache', () => {
  test('answers a second visitor without rendering, each with a nonce of their own', async () => {
    const [first, second] = [await get('/page?a'), await get('/page?a')];
    expect(rendered).toBe(1);
    expect(second.nonce).not.toBe(first.nonce);
    for (const each of [first, second]) expect(each.body.split(`nonce="${each.nonce}"`)).toHaveLength(3);
  });

  test('keeps addresses apart', async () => {
    await get('/page?b');
    await get('/page?c');
    expect(rendered).toBe(2);
  });

  test('never answers from it, nor stores for it, somebody who has a cookie', async () => {
    const personal = await get('/page?d', { cookie: 'session=1' });
    expect(personal.caching).toBe('private, no-cache');
    await get('/page?d');
    await get('/page?d', { cookie: 'session=1' });
    await get('/page?d', { authorization: 'Bearer x' });
    expect(rendered).toBe(4);
  });

  test.each(['/personal', '/cookie', '/missing'])('does not store %s', async (path) => {
    await get(path);
    await get(path);
    expect(rendered).toBe(2);
  });

  test('no cache outside is told to keep a page with a nonce', async () => {
    for (const each of [await get('/page?f'), await get('/page?f')]) expect(each.caching).toBe('public, max-age=0');
    expect(rendered).toBe(1);
  });

  test('what does not say that it may be kept is kept nowhere', async () => {
    expect((await get('/personal', { cookie: 'session=1' })).caching).toBe('private, no-store');
    expect((await get('/personal')).caching).toBe('private, no-store');
  });

  test('compresses for those who can read it', async () => {
    await get('/page?e');
    const response = await fetch(`${url}/page?e`, { headers: { 'accept-encoding': 'gzip' } });
    expect(await response.text()).toContain('<script nonce=');
    expect(rendered).toBe(1);
  });
});
