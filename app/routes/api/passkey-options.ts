import type { ActionFunctionArgs } from '@remix-run/node';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { askForPasskey, offerPasskey } from '#app/domain/second-factors/offer-passkey.server.ts';
import { findPendingSignIn } from '#app/domain/second-factors/second-factor.queries.server.ts';
import { passkeyOptionsSchema } from '#app/domain/second-factors/second-factor.schema.ts';
import { parseForm } from '#app/http/forms.server.ts';
import { optionalPerson, requirePerson } from '#app/http/guards.server.ts';
import { readPendingSignIn } from '#app/http/pending-sign-in.server.ts';
import { countAttempt } from '#app/http/rate-limit.server.ts';

/** What the browser's passkey has to answer: asked for when the button is pressed, so that pages alone leave no challenges. */
export async function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  const submission = await parseForm(request, passkeyOptionsSchema);
  if (submission.status !== 'success') throw new DomainError('invalid_input');
  await countAttempt('passkey', { clientAddress: context.clientAddress });
  const { purpose } = submission.value;
  if (purpose === 'register') return Response.json(await offerPasskey(await requirePerson(request)));
  if (purpose === 'sign_in') return Response.json(await askForPasskey(null));
  const person = (await optionalPerson(request)) ?? (await halfwayIn(request));
  if (!person) throw new DomainError('not_found');
  return Response.json(await askForPasskey(person.userId));
}

async function halfwayIn(request: Request) {
  const token = await readPendingSignIn(request);
  return token && findPendingSignIn(token);
}
