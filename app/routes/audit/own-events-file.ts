import type { ActionFunctionArgs } from '@remix-run/node';
import { requirePerson } from '#app/http/guards.server.ts';
import { answerCsv } from './load-audit.server.ts';

/** A POST: taking the file is on record, and no link of a stranger starts it. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const person = await requirePerson(request);
  return answerCsv(request, person, { of: 'person', person });
}
