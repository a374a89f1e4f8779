import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { endSession } from '#app/http/session.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { langOf, localizedPath } from '#app/i18n/href.ts';

/** Nothing to see: who comes here by a link is still signed in. */
export function loader({ request }: LoaderFunctionArgs) {
  return redirect(localizedPath(langOf(request), '/'));
}

export async function action({ request }: ActionFunctionArgs) {
  const headers = new Headers({ 'Set-Cookie': await endSession(request) });
  // Pages of the person who left, also those a browser keeps for its back button. Not the cookies: the device stays known.
  headers.set('Clear-Site-Data', '"cache", "storage"');
  return redirectWithToast(request, '/', { key: 'accounts:toast.signedOut' }, headers);
}
