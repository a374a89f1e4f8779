import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Page, PageHeader } from '#app/components/page.tsx';
import { CodeForms } from '#app/components/security/code-forms.tsx';
import { PasskeyButton } from '#app/components/security/passkey-button.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { finishSecondStep } from '#app/domain/second-factors/finish-second-step.server.ts';
import {
  findDemoCode,
  findPendingSignIn,
  secondFactorsOf,
} from '#app/domain/second-factors/second-factor.queries.server.ts';
import { secondStepSchema } from '#app/domain/second-factors/second-factor.schema.ts';
import { afterSignIn, completeSignIn } from '#app/http/complete-sign-in.server.ts';
import { knownDevice } from '#app/http/device.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { optionalPerson } from '#app/http/guards.server.ts';
import { readPendingSignIn } from '#app/http/pending-sign-in.server.ts';
import { countAttempt } from '#app/http/rate-limit.server.ts';
import { safePath } from '#app/http/safe-path.ts';
import { useT } from '#app/i18n/hooks.ts';
import { langOf, localizedPath } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['security'] };

const here = '/dang-nhap/buoc-hai';

/** Who gave a right password a moment ago. @throws Response redirect to sign in when that is too long ago, or never was */
async function requirePending(request: Request) {
  const token = await readPendingSignIn(request);
  const person = token && (await findPendingSignIn(token));
  if (!person) throw redirect(localizedPath(langOf(request), '/dang-nhap'));
  return { token, person };
}

export async function loader({ request }: LoaderFunctionArgs) {
  const next = new URL(request.url).searchParams.get('next') ?? '';
  if (await optionalPerson(request)) throw redirect(afterSignIn(request, next));
  const { person } = await requirePending(request);
  const [factors, demoCode] = await Promise.all([secondFactorsOf(person), findDemoCode(person)]);
  return {
    page: { title: getT(request, 'security')('secondStep.title') },
    next: safePath(next, ''),
    factors,
    demoCode,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { token, person } = await requirePending(request);
  const submission = await parseForm(request, secondStepSchema);
  if (submission.status !== 'success') return invalid(submission, { hide: ['code', 'passkey'] });
  const { next, ...proof } = submission.value;
  try {
    const device = await knownDevice(request, person.email);
    const attempt = { email: person.email, clientAddress: context.clientAddress, knownDevice: device };
    const succeeded = await countAttempt('secondFactor', attempt);
    await finishSecondStep(token, proof);
    await succeeded();
    return await completeSignIn(request, { ...person, next, withSecondFactor: true });
  } catch (error) {
    return failed(submission, error, { hide: ['code', 'passkey'] });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function SecondStep() {
  const { t } = useT('security');
  const { next, factors, demoCode } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <Page width="form">
      <PageHeader title={t('secondStep.title')} lead={t('secondStep.lead')} />
      {factors.passkeys > 0 ? (
        <div className="mb-8">
          <PasskeyButton purpose="confirm" action={here} next={next} variant={factors.totp ? 'secondary' : 'primary'}>
            {t('passkey.confirm')}
          </PasskeyButton>
        </div>
      ) : null}
      <CodeForms action={here} next={next} factors={factors} demoCode={demoCode} lastResult={lastResult} />
      <p className="mt-8 border-t border-line pt-4">
        <ButtonLink variant="quiet" to={`/dang-nhap${next ? `?next=${encodeURIComponent(next)}` : ''}`}>
          {t('secondStep.back')}
        </ButtonLink>
      </p>
    </Page>
  );
}
