import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { startSolution } from '#app/domain/solutions/start-solution.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { langOf, localizedPath } from '#app/i18n/href.ts';

/** Somebody who comes here by address, or back from signing in, starts from the challenge itself. */
export function loader({ request, params }: LoaderFunctionArgs) {
  return redirect(localizedPath(langOf(request), `/de-bai/${encodeURIComponent(params.code ?? '')}`));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const { id } = await startSolution(actor, { code: params.code ?? '' });
  return redirect(localizedPath(langOf(request), `/giai-phap/${id}/soan`));
}
