import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OwnDatabase, ownDatabase } from './support/own-database.ts';
import { type Running, startWeb } from './support/site.ts';

/** S13 of the reliability list: malformed ids, headers and bodies are the sender's mistake (4xx), never ours (5xx). */
let database: OwnDatabase;
let site: Running;

beforeAll(async () => {
  database = await ownDatabase();
  site = await startWeb(database.appUrl);
});

afterAll(async () => {
  await site.end('SIGTERM');
  await database.drop();
});

const noise = [
  '%00',
  '%E0%A4%A',
  '%',
  '..%2f..%2fetc%2fpasswd',
  'a'.repeat(3000),
  "'--",
  '%F0%9F%92%A9',
  '[object Object]',
  '00000000-0000-0000-0000-00000000000g',
];

const addresses = [
  ...noise.flatMap((each) => [
    `/${each}`,
    `/de-bai/${each}`,
    `/danh-muc/${each}`,
    `/tep/${each}`,
    `/giai-phap/${each}`,
    `/hop-dong/${each}`,
  ]),
  ...noise.map((each) => `/de-bai?q=${each}&after=${each}&field=${each}&page=${each}`),
  ...noise.map((each) => `/de-bai.data?_routes=${each}`),
  '//',
  '/\\',
  '/en/en/en',
  '/?',
  '/de-bai?q[]=1&q=2',
  '/dang-nhap?next=javascript:alert(1)',
  '/__manifest?p=/x',
  '/__manifest',
  '/assets/../../package.json',
];

/** A request exactly as written, which no well-behaved client would send. @returns the status line's code */
function raw(text: string): Promise<number> {
  const { hostname, port } = new URL(site.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let answer = '';
    socket.setTimeout(10_000, () => socket.destroy(new Error('no answer')));
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
      const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1];
      if (status) {
        socket.destroy();
        resolve(Number(status));
      }
    });
    socket.on('error', reject);
    socket.on('end', () => resolve(answer === '' ? 400 : 0)); // closed without a word: refused
  });
}

const lines = (...each: string[]) => `${each.join('\r\n')}\r\n\r\n`;

async function isFine(name: string, status: number): Promise<void> {
  expect(status, name).toBeGreaterThanOrEqual(200);
  expect(status, name).toBeLessThan(500);
}

describe('malformed requests', () => {
  test('addresses', async () => {
    for (const address of addresses) {
      await isFine(
        address,
        await raw(lines(`GET ${address.replaceAll(' ', '%20')} HTTP/1.1`, 'Host: localhost', 'Connection: close')),
      );
    }
  });

  test('headers', async () => {
    const get = (...headers: string[]) => lines('GET / HTTP/1.1', ...headers, 'Connection: close');
    for (const [name, text] of Object.entries({
      'no host': get(),
      'a host that is none': get('Host: a b'),
      'a host with a path': get('Host: x/../y'),
      'a huge cookie': get('Host: localhost', `Cookie: a=${'b'.repeat(10_000)}`),
      'headers beyond measure': get('Host: localhost', `X: ${'b'.repeat(40_000)}`),
      'a broken cookie': get('Host: localhost', 'Cookie: session=%E0%A4%A; ;;=;theme=\u0001'),
      'a spoofed host': get('Host: localhost', 'X-Forwarded-Host: evil.example:99999', 'X-Forwarded-Proto: x'),
      'a broken range': get('Host: localhost', 'Range: bytes=x-y'),
      'an unknown language': get('Host: localhost', 'Accept-Language: *;q=x,,,'),
      'not HTTP at all': 'HELLO\r\n\r\n',
      'an unknown method': lines('BREW / HTTP/1.1', 'Host: localhost', 'Connection: close'),
      'an odd method': lines('PROPFIND / HTTP/1.1', 'Host: localhost', `Origin: ${site.url}`, 'Connection: close'),
    })) {
      await isFine(name, await raw(text));
    }
  });

  test('bodies', async () => {
    const origin = site.url;
    const send = (path: string, type: string, body: string, ...headers: string[]) =>
      raw(
        `${lines(`POST ${path} HTTP/1.1`, `Host: ${new URL(origin).host}`, `Origin: ${origin}`, `Content-Type: ${type}`, `Content-Length: ${Buffer.byteLength(body)}`, 'Connection: close', ...headers)}${body}`,
      );
    const types = [
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'multipart/form-data',
      'application/json',
      'text/x-nothing',
      '',
    ];
    const bodies = [
      '',
      '%',
      'email=%00&password=%00',
      '{"a":',
      '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n',
      'email[__proto__][x]=1&email.a.b=2&email=3',
    ];
    for (const path of ['/dang-nhap', '/tuy-chon', '/', '/de-bai', '/api/uploadthing', '/api/uploads', '/khong-co']) {
      for (const type of types)
        for (const body of bodies) await isFine(`${path} ${type} ${body}`, await send(path, type, body));
    }
    const tooLarge = await raw(
      lines('POST /dang-nhap HTTP/1.1', 'Host: localhost', `Origin: ${origin}`, 'Content-Length: 99999999'),
    );
    expect(tooLarge).toBe(413);
    const endless = await raw(
      lines('POST /dang-nhap HTTP/1.1', 'Host: localhost', `Origin: ${origin}`, 'Transfer-Encoding: chunked'),
    );
    expect(endless).toBe(411);
  });
});
