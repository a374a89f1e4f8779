import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { providerOffered } from '#app/domain/outside-identities/provider-label.server.ts';
import { type OutsideIdentity, rememberArrival } from '#app/domain/outside-identities/remember-arrival.server.ts';
import { signInOutside } from '#app/domain/outside-identities/sign-in-outside.server.ts';
import { type TakenFlow, takeFlow } from '#app/domain/outside-identities/take-flow.server.ts';
import { hasSecondFactor } from '#app/domain/second-factors/second-factor.policy.ts';
import { secondFactorsOf } from '#app/domain/second-factors/second-factor.queries.server.ts';
import { completeSignIn } from '#app/http/complete-sign-in.server.ts';
import { optionalPerson } from '#app/http/guards.server.ts';
import { arrivalCookie, forgetFlow, readFlow } from '#app/http/oidc-cookies.server.ts';
import { countAttempt } from '#app/http/rate-limit.server.ts';
import { toSecondStep } from '#app/http/second-step.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { langOf, localizedPath } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';
import { exchangeCode } from '#app/integrations/oidc/oidc.server.ts';

export const handle = { i18n: ['outside'] };

const problems = ['refused', 'wrong', 'unavailable', 'expired', 'elsewhere'] as const;
type Problem = (typeof problems)[number];

/** Back from the provider. The address carries a code, so that it is left at once, whatever comes of it. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const lang = langOf(request);
  const provider = providerOffered(lang);
  if (provider === null) throw new DomainError('not_found');
  const url = new URL(request.url);
  if (url.searchParams.has('state') || url.searchParams.has('code') || url.searchParams.has('error')) {
    await countAttempt('oidc', { clientAddress: context.clientAddress });
    const answer = await comeBack(request, url);
    answer.headers.append('Set-Cookie', await forgetFlow());
    throw answer;
  }
  const problem: Problem = problems.find((each) => each === url.searchParams.get('van-de')) ?? 'expired';
  const t = getT(request, 'outside');
  return {
    page: { title: t(`problem.${problem}.title`) },
    problem,
    provider,
    signedIn: (await optionalPerson(request)) !== null,
  };
}

async function comeBack(request: Request, { search, searchParams }: URL): Promise<Response> {
  const { state, lang } = await readFlow(request);
  const say = (problem: Problem) => redirect(localizedPath(lang, `/dang-nhap/oidc/tra-ve?van-de=${problem}`));
  const flow = await takeFlow(searchParams.get('state'), state);
  if (!flow || !state) return say('expired');
  const identity = await exchangeCode(search, { ...flow, state });
  if (typeof identity === 'string') return say(identity);
  const present = await optionalPerson(request);
  // Who began as one person and comes back as another would link the identity to the wrong account.
  if ((present?.userId ?? null) !== flow.userId) return say('expired');
  const owner = await signInOutside(identity);
  if (!owner) {
    const cookie = await arrivalCookie(await rememberArrival(identity, flow.next));
    return redirect(localizedPath(lang, '/dang-nhap/oidc/lan-dau'), { headers: { 'Set-Cookie': cookie } });
  }
  if (present) return present.userId === owner.userId ? redirect(flow.next) : say('elsewhere');
  return await goIn(request, { owner, identity, flow, lang });
}

type GoingIn = {
  owner: { userId: string; email: string };
  identity: OutsideIdentity;
  flow: TakenFlow;
  lang: 'vi' | 'en';
};

async function goIn(request: Request, { owner, identity, flow, lang }: GoingIn): Promise<Response> {
  const { secondFactor } = identity;
  if (!secondFactor && hasSecondFactor(await secondFactorsOf(owner)))
    return toSecondStep(lang, owner.userId, flow.next);
  return completeSignIn(request, { ...owner, next: flow.next, withSecondFactor: secondFactor });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function OidcReturn() {
  const { t } = useT('outside');
  const { page, problem, provider, signedIn } = useLoaderData<typeof loader>();
  return (
    <Page width="form">
      <PageHeader title={page.title} lead={t(`problem.${problem}.text`, { provider })} />
      <p className="flex flex-wrap items-center gap-3">
        {problem === 'elsewhere' ? null : (
          <ButtonLink variant="primary" to="/dang-nhap/oidc" reloadDocument prefetch="none">
            {t('again')}
          </ButtonLink>
        )}
        <ButtonLink variant="secondary" to={signedIn ? '/tai-khoan/bao-mat' : '/dang-nhap'}>
          {t(signedIn ? 'backToSecurity' : 'backToSignIn')}
        </ButtonLink>
      </p>
    </Page>
  );
}
