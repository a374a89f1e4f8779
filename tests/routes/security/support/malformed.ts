import { addresses } from './manifest.ts';
import type { SeededSite } from './seeded-site.ts';

/** Ids that name nothing, in the shapes that tools and typing errors give them. */
const ids = ["1' or '1'='1", '..%2F..%2Fetc%2Fpasswd', '00000000-0000-4000-8000-000000000000', 'a'.repeat(1_500)];

const bodies: [string, string][] = [
  [
    'application/x-www-form-urlencoded',
    'revision=x&intent=__proto__&a[b][]=1&documentId=%00&amount=1e999&next=//evil.example',
  ],
  ['application/json', '{"a":'],
  ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1'],
];

/**
 * Sends malformed ids, queries and bodies to every address of the manifest, as these visitors.
 * @returns the requests that were answered as our mistake (5xx), which none of them is
 */
export async function malformedAnswers(site: SeededSite, names: string[]): Promise<string[]> {
  const failures: string[] = [];
  const visitors = site.visitors.filter(({ name }) => names.includes(name));
  const ask = async (who: string, path: string, init: RequestInit) => {
    const { status } = await fetch(site.origin + path, { redirect: 'manual', ...init });
    if (status >= 500) failures.push(`${status} ${init.method ?? 'GET'} ${path.slice(0, 120)} as ${who}`);
  };
  for (const { pattern } of addresses.filter((address) => !['/readyz', '/*'].includes(address.pattern))) {
    const filled = pattern.includes(':') ? ids.map((id) => pattern.replace(/:\w+/g, id)) : [pattern];
    for (const { name, headers } of visitors) {
      for (const path of filled) await ask(name, path, { headers });
      const path = filled.at(-2) ?? pattern;
      await ask(name, `${path}?q=%FF%00&trang=-1&sau=%7B&next=javascript:1&step[]=1`, { headers });
      await ask(name, `${path === '/' ? '/_root' : path}.data?_routes=..%2f`, { headers });
      for (const [type, body] of bodies) {
        await ask(name, path, { method: 'POST', headers: { ...headers, 'content-type': type }, body });
      }
    }
  }
  return failures;
}
