import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { storedPath } from './disk.server.ts';
import { type Registration, readRegistration } from './registration.server.ts';
import { uploadSettings } from './settings.server.ts';
import { signPayload, type Ticket } from './signature.server.ts';

/** What the sender of a file is told at the end; the shape is UploadThing's. */
export type UploadResult = { url: string; appUrl: string; ufsUrl: string; fileHash: string; serverData: unknown };

/**
 * Tells our own application, by a signed request to its route, that a file is complete, and waits for what it answers.
 * Asked again after a failure or a lost answer, it reports again: the application handles a file once.
 *
 * @returns null when the application could not be told
 */
export async function reportComplete(
  ticket: Ticket,
  registration: Registration,
  socket: Socket,
): Promise<UploadResult | null> {
  const fileHash = await md5Of(storedPath(ticket.key));
  // The only address a stored file has: our download route, which asks the policy.
  const url = new URL(`/tep/${ticket.customId ?? ''}`, uploadSettings().callbackUrl).href;
  const addresses = { url, appUrl: url, ufsUrl: url, fileHash };
  const known =
    registration.callbackData === undefined ? await callBack(ticket, registration, addresses, socket) : registration;
  return known ? { ...addresses, serverData: known.callbackData } : null;
}

async function callBack(
  ticket: Ticket,
  registration: Registration,
  addresses: Omit<UploadResult, 'serverData'>,
  socket: Socket,
): Promise<Registration | null> {
  const { apiKey, callbackUrl, ingestUrl } = uploadSettings();
  const { key, name, size, type, customId } = ticket;
  const payload = JSON.stringify({
    status: 'uploaded',
    metadata: registration.metadata,
    file: { key, name, size, type, customId, ...addresses },
    origin: ingestUrl,
  });
  const target = new URL(callbackUrl);
  target.searchParams.set('slug', registration.callbackSlug);
  const sent = await postToSelf(target, socket, payload, {
    'content-type': 'application/json',
    'uploadthing-hook': 'callback',
    'x-uploadthing-signature': signPayload(payload, apiKey),
  });
  const answered = sent ? await readRegistration(key) : null;
  return answered?.callbackData === undefined ? null : answered;
}

/** To this very process, whatever stands in front of it: at the address and port the upload itself came in on. */
async function postToSelf(
  target: URL,
  socket: Socket,
  body: string,
  headers: Record<string, string>,
): Promise<boolean> {
  const address = socket.localAddress ?? '127.0.0.1';
  const host = address.includes(':') ? `[${address}]` : address;
  try {
    const response = await fetch(`http://${host}:${socket.localPort}${target.pathname}${target.search}`, {
      method: 'POST',
      body,
      headers,
      redirect: 'error',
      signal: AbortSignal.timeout(20_000),
    });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

async function md5Of(file: string): Promise<string> {
  const hash = createHash('md5');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
