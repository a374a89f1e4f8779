import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Page, PageHeader } from '#app/components/page.tsx';
import { CodeForms } from '#app/components/security/code-forms.tsx';
import { PasskeyButton } from '#app/components/security/passkey-button.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { confirmFactor } from '#app/domain/second-factors/confirm-factor.server.ts';
import { hasSecondFactor } from '#app/domain/second-factors/second-factor.policy.ts';
import { findDemoCode, secondFactorsOf } from '#app/domain/second-factors/second-factor.queries.server.ts';
import { secondStepSchema } from '#app/domain/second-factors/second-factor.schema.ts';
import { knownDevice } from '#app/http/device.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireAccountHolder } from '#app/http/guards.server.ts';
import { countAttempt } from '#app/http/rate-limit.server.ts';
import { safePath } from '#app/http/safe-path.ts';
import { markSecondFactor } from '#app/http/session.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { langOf, localizedPath } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['security'] };

const here = '/xac-nhan-lai';

/** Before signing and moving money, and wherever a role asks for a second factor that this session has not given. */
export async function loader({ request }: LoaderFunctionArgs) {
  const holder = await requireAccountHolder(request);
  const next = safePath(new URL(request.url).searchParams.get('next'), '');
  if (holder.secondFactor === 'recent' && next) throw redirect(next);
  const factors = await secondFactorsOf(holder);
  if (!hasSecondFactor(factors)) {
    const query = next ? `?next=${encodeURIComponent(next)}` : '';
    throw redirect(localizedPath(langOf(request), '/tai-khoan/bao-mat') + query);
  }
  const done = holder.secondFactor === 'recent';
  const title = getT(request, 'security')(done ? 'again.doneTitle' : 'again.title');
  return { page: { title }, next, factors, done, demoCode: await findDemoCode(holder) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const holder = await requireAccountHolder(request);
  const submission = await parseForm(request, secondStepSchema);
  const hide = ['code', 'passkey'];
  if (submission.status !== 'success') return invalid(submission, { hide });
  const { next, ...proof } = submission.value;
  try {
    const device = await knownDevice(request, holder.email);
    const attempt = { email: holder.email, clientAddress: context.clientAddress, knownDevice: device };
    const succeeded = await countAttempt('secondFactor', attempt);
    await confirmFactor(holder.userId, proof);
    await succeeded();
    await markSecondFactor(request);
    return redirect(safePath(next, localizedPath(langOf(request), here)));
  } catch (error) {
    return failed(submission, error, { hide });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function ConfirmAgain() {
  const { t } = useT('security');
  const { page, next, factors, done, demoCode } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  if (done) {
    return (
      <Page width="form">
        <PageHeader title={page.title} />
        <Notice kind="success" title={t('again.done')}>
          {t('again.doneText')}
        </Notice>
      </Page>
    );
  }
  return (
    <Page width="form">
      <PageHeader title={page.title} lead={t('again.lead')} />
      {factors.passkeys > 0 ? (
        <div className="mb-8">
          <PasskeyButton purpose="confirm" action={here} next={next} variant={factors.totp ? 'secondary' : 'primary'}>
            {t('passkey.confirm')}
          </PasskeyButton>
        </div>
      ) : null}
      <CodeForms action={here} next={next} factors={factors} demoCode={demoCode} lastResult={lastResult} />
    </Page>
  );
}
