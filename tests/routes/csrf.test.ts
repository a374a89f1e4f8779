import { once } from 'node:events';
import { request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { csrfGuard } from '#app/http/csrf.server.ts';

/** S6–S8 at the guard itself, over HTTP: what is refused never reaches what stands behind it. */
let port = 0;
let writes = 0;
const app = express();
app.use(csrfGuard);
app.use((request, response) => {
  if (!['GET', 'HEAD', 'OPTIONS'].includes(request.method)) writes += 1;
  response.json({ forwardedHost: request.headers['x-forwarded-host'] ?? null });
});
const server = app.listen(0, '127.0.0.1');

beforeAll(async () => {
  if (!server.listening) await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());
beforeEach(() => {
  writes = 0;
});

type Answer = { status: number; type: string; body: string };

/** node:http, because fetch forbids setting these headers. `{port}` stands for the server's port. */
function ask(method: string, path: string, headers: Record<string, string>): Promise<Answer> {
  const filled = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replace('{port}', String(port))]),
  );
  return new Promise((resolve, reject) => {
    const outgoing = send({ host: '127.0.0.1', port, method, path, headers: filled }, async (answer) => {
      const parts: Buffer[] = [];
      for await (const part of answer) parts.push(part as Buffer);
      resolve({
        status: answer.statusCode ?? 0,
        type: answer.headers['content-type'] ?? '',
        body: Buffer.concat(parts).toString(),
      });
    });
    outgoing.on('error', reject).end();
  });
}

const own = { Origin: 'http://127.0.0.1:{port}' };

const refused: [string, Record<string, string>][] = [
  ['no Origin', {}],
  ['a null Origin', { Origin: 'null' }],
  ['an empty Origin', { Origin: '' }],
  ['another site', { Origin: 'https://evil.example' }],
  ['another port of this host', { Origin: 'http://127.0.0.1:1' }],
  ['another scheme of this host', { Origin: 'https://127.0.0.1:{port}' }],
  ['a host that begins like ours', { Origin: 'http://127.0.0.1:{port}.evil.example' }],
  ['a host that ends like ours', { Origin: 'http://evil127.0.0.1:{port}' }],
  ['our address with a path', { Origin: 'http://127.0.0.1:{port}/' }],
  ['two origins', { Origin: 'http://127.0.0.1:{port}, https://evil.example' }],
  [
    'another site with a forwarded host to match',
    { Origin: 'https://evil.example', 'X-Forwarded-Host': 'evil.example' },
  ],
  ['our origin under a spoofed forwarded host', { ...own, 'X-Forwarded-Host': 'evil.example' }],
  ['our origin from a cross-site page', { ...own, 'Sec-Fetch-Site': 'cross-site' }],
  ['our origin from a sibling subdomain', { ...own, 'Sec-Fetch-Site': 'same-site' }],
  ['a tool that says none', { ...own, 'Sec-Fetch-Site': 'none' }],
];

for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
  test.each(refused)(`${method} with %s is refused and nothing is written`, async (_, headers) => {
    const answer = await ask(method, '/dang-xuat', headers);
    expect(answer.status).toBe(403);
    expect(answer.type).toContain('text/html');
    expect(answer.body).toContain('Yêu cầu bị từ chối');
    expect(answer.body).toContain('Request refused');
    expect(writes).toBe(0);
  });
}

test('data requests and unknown methods are refused alike', async () => {
  expect((await ask('POST', '/dang-xuat.data', { Origin: 'https://evil.example' })).status).toBe(403);
  expect((await ask('PROPFIND', '/dang-xuat', {})).status).toBe(403);
  expect(writes).toBe(0);
});

test('a form of this site goes through, and Remix is told the host that was found right', async () => {
  for (const headers of [own, { ...own, 'Sec-Fetch-Site': 'same-origin' }, { Origin: 'http://localhost:3000' }]) {
    expect((await ask('POST', '/dang-xuat', headers)).status).toBe(200);
  }
  expect(JSON.parse((await ask('POST', '/dang-xuat', own)).body)).toEqual({ forwardedHost: `127.0.0.1:${port}` });
  expect(writes).toBe(4);
});

test('reading needs no Origin, and a forwarded host from anybody is not passed on', async () => {
  const answer = await ask('GET', '/de-bai', { 'X-Forwarded-Host': 'evil.example' });
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.body)).toEqual({ forwardedHost: null });
});

test('only servers that sign what they send are exempt', async () => {
  expect((await ask('POST', '/webhooks/stripe', {})).status).toBe(200);
  expect((await ask('PUT', '/ingest/key', {})).status).toBe(200);
  expect((await ask('POST', '/api/uploadthing?slug=x', { 'uploadthing-hook': 'callback' })).status).toBe(200);
  expect((await ask('POST', '/api/uploadthing?slug=x&actionType=upload', {})).status).toBe(403);
  expect((await ask('POST', '/webhooks', {})).status).toBe(403);
  expect((await ask('POST', '/x/webhooks/stripe', {})).status).toBe(403);
});
