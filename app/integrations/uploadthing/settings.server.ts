import path from 'node:path';
import { z } from 'zod';
import { env, secretFor } from '#app/env.server.ts';

/**
 * Where files go. With UPLOADTHING_TOKEN set, to UploadThing's cloud; otherwise to our own ingest, which speaks the same
 * protocol at `/ingest` and keeps files on disk. Both run the same library code and differ in these values only.
 */
export type UploadSettings = {
  embedded: boolean;
  /** What the library wants to be given: base64 of JSON. */
  token: string;
  apiKey: string;
  appId: string;
  /** Base of the addresses that files are sent to, without a trailing slash. */
  ingestUrl: string;
  /** Our route that hears of finished uploads. */
  callbackUrl: string;
  /** Folder of the embedded store. */
  directory: string;
};

const tokenSchema = z.object({
  apiKey: z.string().startsWith('sk_'),
  appId: z.string().min(1),
  regions: z.array(z.string()).min(1),
  ingestHost: z.string().default('ingest.uploadthing.com'),
});

/** @throws Error when UPLOADTHING_TOKEN is not what UploadThing's dashboard gives out */
export function uploadSettings(): UploadSettings {
  const callbackUrl = `${env.publicUrl}/api/uploadthing`;
  const directory = path.resolve(env.dataDirectory, 'files');
  if (env.uploadthingToken === undefined) {
    const ingestUrl = `${env.publicUrl}/ingest`;
    const parts = { apiKey: `sk_embedded_${secretFor('uploadthing')}`, appId: 'de-bai', regions: ['embedded'] };
    return { embedded: true, token: encode(parts), ...parts, ingestUrl, callbackUrl, directory };
  }
  const { apiKey, appId, regions, ingestHost } = decode(env.uploadthingToken);
  const ingestUrl = `https://${regions[0]}.${ingestHost}`;
  return { embedded: false, token: env.uploadthingToken, apiKey, appId, ingestUrl, callbackUrl, directory };
}

function encode(parts: object): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64');
}

function decode(token: string) {
  try {
    return tokenSchema.parse(JSON.parse(Buffer.from(token, 'base64').toString('utf8')));
  } catch {
    throw new Error('UPLOADTHING_TOKEN is not a token of the UploadThing dashboard');
  }
}
