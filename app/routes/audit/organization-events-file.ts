import type { ActionFunctionArgs } from '@remix-run/node';
import { requireActor } from '#app/http/guards.server.ts';
import { answerCsv } from './load-audit.server.ts';

/** A POST: taking the file is on record, and no link of a stranger starts it. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const actor = await requireActor(request);
  return answerCsv(request, actor, { of: 'organization', actor });
}
