import type { ActionFunctionArgs } from '@remix-run/node';
import { exportPersonalData } from '#app/domain/personal-data/export-personal-data.server.ts';
import { requireSignedIn } from '#app/http/guards.server.ts';
import { countAttempt } from '#app/http/rate-limit.server.ts';

/** A person's own data as a file. A POST: it is written to the log, and no link of a stranger starts it. */
export async function action({ request }: ActionFunctionArgs) {
  const person = await requireSignedIn(request);
  await countAttempt('export', { userId: person.userId });
  const data = await exportPersonalData(person);
  return new Response(JSON.stringify(data, null, 2), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="de-bai-${data.exportedAt.slice(0, 10)}.json"`,
      'Cache-Control': 'no-store',
    },
  });
}
