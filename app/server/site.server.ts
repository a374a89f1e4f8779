import { Server } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import express, { type RequestHandler, Router } from 'express';
import { translateErrors } from '#app/http/errors.server.ts';

/** The Remix site: its files for browsers, and its routes. */
export type Site = {
  files: RequestHandler;
  build: ServerBuild | (() => Promise<ServerBuild>);
  /** Lets Vite's channel to the browser run through the site's own servers. */
  attach?: (server: Server) => void;
};

/** The site as built by `npm run build`. Names of assets carry a hash of their content: they may be kept for ever. */
export async function serveBuilt(): Promise<Site> {
  const folder = path.resolve('build/client');
  const files = Router();
  const common = { index: false, redirect: false, dotfiles: 'ignore' } as const;
  files.use('/assets', express.static(path.join(folder, 'assets'), { ...common, immutable: true, maxAge: '1y' }));
  files.use('/assets', (_request, response) => void response.status(404).type('text').send('Not found'));
  files.use(express.static(folder, { ...common, maxAge: '1h' }));
  const build: ServerBuild = await import(pathToFileURL(path.resolve('build/server/index.js')).href);
  return { files, build: translateErrors(build) };
}

/** Sources, through Vite, for `npm run dev`. */
export async function serveDevelopment(): Promise<Site> {
  const { createServer } = await import('vite');
  const channel = new Server(); // never listens: hears of upgrades from the servers that do
  const vite = await createServer({ server: { middlewareMode: true, hmr: { server: channel } } });
  return {
    files: vite.middlewares,
    attach: (server) => void server.on('upgrade', (...upgrade) => channel.emit('upgrade', ...upgrade)),
    build: async () => translateErrors((await vite.ssrLoadModule('virtual:remix/server-build')) as ServerBuild),
  };
}
