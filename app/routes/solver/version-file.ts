import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { canonicalVersion } from '#app/domain/solutions/canonical-version.ts';
import { ownVersions, requireOwnSolution } from '#app/domain/solutions/solution.queries.server.ts';
import { requireActor } from '#app/http/guards.server.ts';

/** Exactly the bytes under the receipt: `sha256sum` of this file is the receipt. For the startup alone. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { solution, challenge } = await requireOwnSolution(actor, params.solutionId ?? '');
  const versions = await ownVersions(actor, solution.id);
  const version = requireFound(versions.find(({ number }) => String(number) === params.number));
  const text = canonicalVersion({ challengeCode: challenge.code, solutionId: solution.id, ...version });
  return new Response(text, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="${challenge.code}-v${version.number}.json"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
