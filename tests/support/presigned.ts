import type { Actor } from '#app/domain/kernel/actor.ts';
import { headersOf } from './session.ts';

export type Presigned = { url: string; key: string; customId: string };

/** Announces a file as the page does. */
export async function announce(
  origin: string,
  actor: Actor,
  target: { subjectKind: string; subjectId: string; purpose: string },
  file: { name: string; size: number; lastModified?: number },
): Promise<Response> {
  return fetch(`${origin}/api/uploadthing?slug=document&actionType=upload`, {
    method: 'POST',
    headers: { ...(await headersOf(actor, origin)), 'content-type': 'application/json' },
    body: JSON.stringify({ files: [{ type: 'application/pdf', ...file }], input: target }),
  });
}

export async function presign(...parameters: Parameters<typeof announce>): Promise<Presigned> {
  const answer = await announce(...parameters);
  const [first] = (await answer.json()) as Presigned[];
  if (!first) throw new Error(`not announced: ${answer.status}`);
  return first;
}

/** Sends bytes to a presigned address. */
export function put(url: string, bytes: Uint8Array, range = 'bytes=0-'): Promise<Response> {
  const body = new FormData();
  body.append('file', new File([new Uint8Array(bytes)], 'x'));
  return fetch(url, { method: 'PUT', headers: { Range: range }, body });
}
