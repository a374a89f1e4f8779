import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { unsafeFindPerson } from '#app/domain/accounts/account.queries.server.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { checkPasskey } from '#app/domain/second-factors/check-passkey.server.ts';
import { passkeySignInSchema } from '#app/domain/second-factors/second-factor.schema.ts';
import { completeSignIn } from '#app/http/complete-sign-in.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { countAttempt } from '#app/http/rate-limit.server.ts';
import { langOf, localizedPath } from '#app/i18n/href.ts';

/** Nothing to see: the button is on the page that asks for the password. */
export function loader({ request }: LoaderFunctionArgs) {
  return redirect(localizedPath(langOf(request), '/dang-nhap'));
}

/** A passkey says whose it is, and its owner has shown finger, face or PIN to it: two factors at once. */
export async function action({ request, context }: ActionFunctionArgs) {
  const submission = await parseForm(request, passkeySignInSchema);
  if (submission.status !== 'success') return asJson(invalid(submission, { hide: ['passkey'] }));
  const { passkey, next } = submission.value;
  try {
    await countAttempt('passkey', { clientAddress: context.clientAddress });
    const { userId } = await checkPasskey(passkey, null);
    const { email } = requireFound(await unsafeFindPerson(userId));
    return await completeSignIn(request, { userId, email, next, withSecondFactor: true });
  } catch (error) {
    return asJson(failed(submission, error, { hide: ['passkey'] }));
  }
}

/** There is no page here that could show it: the button that sent the answer does. */
const asJson = ({ data, init }: ReturnType<typeof invalid>) => Response.json(data, init ?? undefined);
