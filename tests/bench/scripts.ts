import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { ServerBuild } from '@remix-run/node';
import { atMost, type Row } from './table.ts';

/** Gzipped script that a browser loads for the heaviest public page, from the build's own manifest. */
export function measureScripts(): Row[] {
  const { entry, routes } = readManifest();
  const pages = Object.values(routes).filter((route) => /^routes\/public\//.test(route.id));
  const sizes = pages.map((page) => {
    const files = new Set([entry.module, ...entry.imports]);
    for (let route: (typeof routes)[string] | undefined = page; route; route = routes[route.parentId ?? '']) {
      for (const file of [route.module, ...(route.imports ?? [])]) files.add(file);
    }
    return { id: page.id, bytes: [...files].reduce((sum, file) => sum + gzippedSize(file), 0) };
  });
  const heaviest = sizes.reduce((most, each) => (each.bytes > most.bytes ? each : most));
  return [{ ...atMost('gzipped JavaScript of public pages', heaviest.bytes / 1000, 120, 'kB'), baseline: heaviest.id }];
}

/** What browsers are told of the build: one assignment of JSON. */
function readManifest(): ServerBuild['assets'] {
  const folder = 'build/client/assets';
  const file = readdirSync(folder).find((name) => /^manifest-.*\.js$/.test(name));
  const text = readFileSync(path.join(folder, file ?? 'manifest.js'), 'utf8');
  return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
}

function gzippedSize(address: string): number {
  return gzipSync(readFileSync(path.join('build/client', address))).length;
}
