import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { startSolution } from '#app/domain/solutions/start-solution.server.ts';
import { parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { langOf, localizedPath } from '#app/i18n/href.ts';

/** Somebody who comes here by address, or back from signing in, starts from the challenge itself. */
export function loader({ request, params }: LoaderFunctionArgs) {
  return redirect(localizedPath(langOf(request), `/de-bai/${encodeURIComponent(params.code ?? '')}`));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const submission = await parseForm(request, z.object({}));
  if (submission.status !== 'success') throw new DomainError('conflict', { reason: 'acting_for_changed' });
  const { id } = await startSolution(actor, { code: params.code ?? '' });
  return redirect(localizedPath(langOf(request), `/giai-phap/${id}/soan`));
}
