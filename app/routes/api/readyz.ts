import { readiness } from '#app/domain/operations/readiness.server.ts';
import { searchState } from '#search/search.server.ts';

/**
 * Whether work should be sent here: database, migrations and a living worker. Search falls back by itself and is only
 * reported. 503 while anything needed is missing.
 */
export async function loader() {
  const [needed, search] = await Promise.all([readiness(), searchState().catch(() => 'unknown')]);
  const ready = Object.values(needed).every(Boolean);
  return Response.json(
    { status: ready ? 'ok' : 'unavailable', ...needed, search },
    { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  );
}
