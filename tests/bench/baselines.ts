import { createServer, type RequestListener } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts } from '@remix-run/react';
import express from 'express';
import { createElement as h } from 'react';

/** What the site is measured against, each in this one process on a port of its own. */
const hello: RequestListener = (_request, response) => void response.end('hello');

const page = Buffer.from(`<!doctype html><html lang="vi"><body>${'<p>Một trang 12 kB</p>'.repeat(600)}`).subarray(
  0,
  12_000,
);
const buffer: RequestListener = (_request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': page.length });
  response.end(page);
};

/** The least a Remix page can be: a document with one paragraph, made by the site's own build and entry. */
function bare(build: ServerBuild): ServerBuild {
  const document = () =>
    h(
      'html',
      { lang: 'vi' },
      h('head', null, h('meta', { charSet: 'utf-8' }), h(Meta), h(Links)),
      h('body', null, h(Outlet), h(Scripts)),
    );
  const modules = { root: document, page: () => h('p', null, 'Xin chào') };
  const asset = { module: '/assets/bare.js', hasAction: false, hasLoader: false, hasErrorBoundary: false };
  const client = { hasClientAction: false, hasClientLoader: false };
  const routes = { root: { id: 'root', path: '' }, page: { id: 'page', parentId: 'root', index: true } };
  return {
    ...build,
    routes: {
      root: { ...routes.root, module: { default: modules.root } },
      page: { ...routes.page, module: { default: modules.page } },
    },
    assets: {
      ...build.assets,
      routes: { root: { ...routes.root, ...asset, ...client }, page: { ...routes.page, ...asset, ...client } },
    },
  };
}

const build: ServerBuild = await import(pathToFileURL(path.resolve('build/server/index.js')).href);
const remix = express();
remix.disable('x-powered-by');
remix.all(
  '*',
  createRequestHandler({
    build: bare(build),
    getLoadContext: () => ({ nonce: 'bench', requestId: 'bench', clientAddress: '' }),
  }),
);

const ports = await Promise.all(
  [hello, buffer, remix].map(
    (listener) =>
      new Promise<number>((resolve) => {
        const server = createServer(listener).listen(0, '127.0.0.1', () => {
          const address = server.address();
          resolve(typeof address === 'object' && address ? address.port : 0);
        });
      }),
  ),
);
process.send?.(ports);
process.on('disconnect', () => process.exit(0));
