import { createHmac, timingSafeEqual } from 'node:crypto';

const prefix = 'hmac-sha256=';

/** Signs as UploadThing does: `hmac-sha256=` and the hex HMAC. */
export function signPayload(payload: string, apiKey: string): string {
  return prefix + createHmac('sha256', apiKey).update(payload).digest('hex');
}

/** Compares secrets in constant time, whatever their lengths. */
export function sameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** What a presigned address allows: these bytes under this key. */
export type Ticket = { key: string; size: number; name: string; type: string; customId: string | null };

/**
 * Reads a presigned address.
 *
 * @param url the whole address as it was signed, `…?expires=…&x-ut-…&signature=…`; the signature covers all before it
 * @param now milliseconds since 1970
 * @returns null when it was altered, signed by somebody else, has expired, or is not for this application
 */
export function readTicket(url: string, settings: { apiKey: string; appId: string }, now: number): Ticket | null {
  const parts = /^(.*)&signature=([^&]+)$/.exec(url);
  if (!parts?.[1] || !parts[2] || !URL.canParse(url)) return null;
  if (!sameSecret(decoded(parts[2]), signPayload(parts[1], settings.apiKey))) return null;

  const { pathname, searchParams } = new URL(url);
  // The library encodes each value once before the address encodes it again.
  const value = (name: string) => decoded(searchParams.get(name) ?? '');
  const size = Number(value('x-ut-file-size'));
  if (!(Number(value('expires')) > now) || value('x-ut-identifier') !== settings.appId) return null;
  if (!Number.isSafeInteger(size) || size < 0) return null;
  const key = pathname.slice(pathname.lastIndexOf('/') + 1);
  const customId = value('x-ut-custom-id');
  return { key, size, name: value('x-ut-file-name'), type: value('x-ut-file-type'), customId: customId || null };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
