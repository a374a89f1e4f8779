import { readFileSync } from 'node:fs';
import type { RouteConfigEntry } from '@remix-run/route-config';
import routes from '#app/routes.ts';

/** Every address of the site as `app/routes.ts` lists it, so that a new route is tested without being named here. */
export type Address = {
  /** `/giai-phap/:solutionId`, without the optional language. */
  pattern: string;
  /** A page has a document around it; the others answer with data, files or redirects. */
  isPage: boolean;
};

export const addresses: Address[] = flatten(routes as RouteConfigEntry[], '');

function flatten(entries: readonly RouteConfigEntry[], parent: string): Address[] {
  return entries.flatMap((entry) => {
    const path = `${parent}/${entry.path ?? ''}`.replace(/\/{2,}/g, '/');
    const pattern = path.replace(/^\/en\?/, '').replace(/(?<=.)\/$/, '') || '/';
    const isPage = /^export default /m.test(readFileSync(`app/${entry.file}`, 'utf8'));
    return [{ pattern, isPage }, ...flatten(entry.children ?? [], path)];
  });
}

const compiled = addresses.map((address) => ({
  address,
  test: new RegExp(
    `^(?:/en)?${address.pattern
      .replace(/^\/$/, '/?')
      .replace(/:(\w+)/g, '(?<$1>[^/]+)')
      .replace('*', '.+')}$`,
  ),
  weight: (address.pattern.match(/[:*]/g) ?? []).length + (address.pattern.includes('*') ? 10 : 0),
}));

/** The address a path belongs to (the one with the fewest wildcards), and the values of its parameters. */
export function matchAddress(path: string): { address: Address; params: Record<string, string> } | null {
  const [fitting] = compiled.filter(({ test }) => test.test(path)).sort((a, b) => a.weight - b.weight);
  return fitting ? { address: fitting.address, params: { ...fitting.test.exec(path)?.groups } } : null;
}

/** Pages right below an address that need no further id: some are reached only by sending a form. */
export function tailsOf(pattern: string): { pattern: string; tail: string }[] {
  return addresses.flatMap((address) => {
    const tail = address.pattern.startsWith(`${pattern}/`) ? address.pattern.slice(pattern.length) : ':';
    return address.isPage && !/[:*]/.test(tail) ? [{ pattern: address.pattern, tail }] : [];
  });
}
