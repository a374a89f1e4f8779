import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { beginFlow } from '#app/domain/outside-identities/begin-flow.server.ts';
import { providerOffered } from '#app/domain/outside-identities/provider-label.server.ts';
import { optionalPerson } from '#app/http/guards.server.ts';
import { flowCookie } from '#app/http/oidc-cookies.server.ts';
import { countAttempt } from '#app/http/rate-limit.server.ts';
import { safePath } from '#app/http/safe-path.ts';
import { langOf, localizedPath } from '#app/i18n/href.ts';
import { providerAddress } from '#app/integrations/oidc/oidc.server.ts';

/** To the identity provider: to sign in, or, for somebody who is signed in, to link their identity there. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const lang = langOf(request);
  if (providerOffered(lang) === null) throw new DomainError('not_found');
  await countAttempt('oidc', { clientAddress: context.clientAddress });
  const person = await optionalPerson(request);
  const home = localizedPath(lang, person ? '/tai-khoan/bao-mat' : '/viec-can-lam');
  const next = safePath(new URL(request.url).searchParams.get('next'), home);
  const flow = await beginFlow({ userId: person?.userId ?? null, next });
  const address = await providerAddress(flow);
  if (typeof address === 'string') return redirect(localizedPath(lang, `/dang-nhap/oidc/tra-ve?van-de=${address}`));
  return redirect(address.href, { headers: { 'Set-Cookie': await flowCookie({ state: flow.state, lang }) } });
}
