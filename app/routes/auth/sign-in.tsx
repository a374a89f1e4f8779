import { useForm } from '@conform-to/react';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DemoAccounts } from '#app/components/demo-accounts.tsx';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { PasskeyButton } from '#app/components/security/passkey-button.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { TextField } from '#app/components/ui/field.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { signInSchema } from '#app/domain/accounts/account.schema.ts';
import { authenticate } from '#app/domain/accounts/authenticate.server.ts';
import { listDemoAccounts } from '#app/domain/accounts/demo-accounts.server.ts';
import { demoPassword } from '#app/domain/accounts/demo-password.ts';
import { providerOffered } from '#app/domain/outside-identities/provider-label.server.ts';
import { hasSecondFactor } from '#app/domain/second-factors/second-factor.policy.ts';
import { secondFactorsOf } from '#app/domain/second-factors/second-factor.queries.server.ts';
import { afterSignIn, completeSignIn } from '#app/http/complete-sign-in.server.ts';
import { knownDevice } from '#app/http/device.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { optionalPerson } from '#app/http/guards.server.ts';
import { countAttempt } from '#app/http/rate-limit.server.ts';
import { safePath } from '#app/http/safe-path.ts';
import { toSecondStep } from '#app/http/second-step.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { langOf } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['accounts', 'security', 'outside'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const next = new URL(request.url).searchParams.get('next') ?? '';
  if (await optionalPerson(request)) throw redirect(afterSignIn(request, next));
  const accounts = await listDemoAccounts();
  return {
    page: { title: getT(request, 'accounts')('signIn.title') },
    next: safePath(next, ''),
    provider: providerOffered(langOf(request)),
    demo: accounts.length > 0 ? { accounts, password: demoPassword } : null,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const submission = await parseForm(request, signInSchema);
  if (submission.status !== 'success') return invalid(submission, { hide: ['password'] });
  const { email, password, next } = submission.value;
  try {
    const device = await knownDevice(request, email);
    const succeeded = await countAttempt('signIn', {
      email,
      clientAddress: context.clientAddress,
      knownDevice: device,
    });
    const person = await authenticate({ email, password });
    await succeeded();
    if (hasSecondFactor(await secondFactorsOf(person))) return await toSecondStep(request, person.userId, next);
    return await completeSignIn(request, { ...person, email, next, withSecondFactor: false });
  } catch (error) {
    return failed(submission, error, { hide: ['password'] });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function SignIn() {
  const { t } = useT('accounts', 'security', 'outside');
  const href = useHref();
  const { demo, next, provider } = useLoaderData<typeof loader>();
  // The server alone checks: the page stays small, and says no more than it must about what is wrong.
  const [form, fields] = useForm<{ email: string; password: string }>({
    id: 'sign-in',
    lastResult: useActionData<typeof action>(),
  });
  return (
    <Page>
      <div className={demo ? 'grid gap-x-16 gap-y-10 lg:grid-cols-[22rem_1fr]' : 'max-w-form'}>
        <div>
          <PageHeader title={t('signIn.title')} lead={t('signIn.lead')} />
          <AppForm form={form} action={href('/dang-nhap')}>
            <TextField
              meta={fields.email}
              label={t('signIn.email')}
              required
              type="email"
              autoComplete="username"
              spellCheck={false}
            />
            <TextField
              meta={fields.password}
              label={t('signIn.password')}
              required
              type="password"
              autoComplete="current-password"
            />
            <input type="hidden" name="next" value={next} />
            <FormActions>
              <Submit wide>{t('signIn.submit')}</Submit>
            </FormActions>
          </AppForm>
          <div className="mt-4">
            <PasskeyButton purpose="sign_in" action="/dang-nhap/khoa-truy-cap" next={next} wide>
              {t('security:passkey.signIn')}
            </PasskeyButton>
          </div>
          {provider ? (
            <p className="mt-4">
              <ButtonLink
                to={`/dang-nhap/oidc${next ? `?next=${encodeURIComponent(next)}` : ''}`}
                wide
                reloadDocument
                prefetch="none"
              >
                {t('outside:signInWith', { provider })}
              </ButtonLink>
            </p>
          ) : null}
          <ul className="mt-8 space-y-2 border-t border-line pt-5">
            <li>
              <Link to="/quen-mat-khau">{t('signIn.forgot')}</Link>
            </li>
            <li>
              {t('signIn.noAccount')} <Link to="/dang-ky">{t('signIn.signUp')}</Link>
            </li>
          </ul>
        </div>
        {demo ? <DemoAccounts {...demo} next={next} /> : null}
      </div>
    </Page>
  );
}
