import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import express from 'express';
import { registerSubjects } from '#app/domain/subjects.server.ts';
import { csrfGuard } from '#app/http/csrf.server.ts';
import { translateErrors } from '#app/http/errors.server.ts';
import { embeddedIngest } from '#app/integrations/uploadthing/embedded-ingest.server.ts';
import * as download from '#app/routes/api/download.ts';
import * as removeUpload from '#app/routes/api/remove-upload.ts';
import * as uploads from '#app/routes/api/uploads.ts';
import * as uploadthing from '#app/routes/api/uploadthing.ts';
import remixConfig from '../../remix.config.js';

/** The addresses of files, served over HTTP as the site serves them: ingest, guard, Remix; nothing else of the site. */
const routes = {
  'api/uploadthing': uploadthing,
  'api/uploads': uploads,
  'api/uploads/remove': removeUpload,
  'tep/:documentId': download,
};

function build(): ServerBuild {
  const entries = Object.entries(routes).map(([path, module]) => [
    path,
    { id: path, path, module: { default: undefined, ...module } },
  ]);
  return translateErrors({
    mode: 'test',
    entry: { module: { default: () => new Response('document', { status: 500 }) } },
    routes: Object.fromEntries(entries) as ServerBuild['routes'],
    assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '' },
    publicPath: '/',
    assetsBuildDirectory: '',
    future: remixConfig.future as ServerBuild['future'],
    isSpaMode: false,
  });
}

export type FileServer = { origin: string; close: () => Promise<void> };

export async function startFileServer(): Promise<FileServer> {
  registerSubjects();
  const app = express();
  app.use('/ingest', embeddedIngest());
  app.use(csrfGuard);
  app.all('*', createRequestHandler({ build: build() }));
  const server: Server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
