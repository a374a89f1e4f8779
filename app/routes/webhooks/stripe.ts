import type { ActionFunctionArgs } from '@remix-run/node';
import { receiveEvent } from '#app/domain/payments/receive-event.server.ts';
import { readWebhook } from '#app/integrations/stripe/signature.server.ts';

/** Bytes; the provider's events are a few thousand. */
const longest = 512 * 1024;

/**
 * The card provider reports here that something happened. It proves itself by a signature over the body's bytes; the report
 * is kept once and answered at once, a job looks into it.
 */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  if (Number(request.headers.get('Content-Length') ?? '0') > longest) return answer(413);
  const event = readWebhook(await request.text(), request.headers.get('Stripe-Signature'));
  if (!event) return answer(400);
  await receiveEvent({ ...event, source: 'webhook' });
  return answer(200);
}

/** Nobody reads here. */
export function loader(): Response {
  return answer(400);
}

const answer = (status: number) => new Response(null, { status, headers: { 'Cache-Control': 'no-store' } });
