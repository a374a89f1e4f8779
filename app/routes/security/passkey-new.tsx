import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Page, PageHeader } from '#app/components/page.tsx';
import { AddPasskeyForm } from '#app/components/security/add-passkey-form.tsx';
import { NewCodes } from '#app/components/security/new-codes.tsx';
import { addPasskey } from '#app/domain/second-factors/add-passkey.server.ts';
import { addPasskeySchema } from '#app/domain/second-factors/second-factor.schema.ts';
import { requireMayChangeFactors } from '#app/http/change-factors.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireAccountHolder } from '#app/http/guards.server.ts';
import { countAttempt } from '#app/http/rate-limit.server.ts';
import { safePath } from '#app/http/safe-path.ts';
import { markSecondFactor } from '#app/http/session.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['security'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const { holder, next, asksPassword } = await requireMayChangeFactors(request);
  const title = getT(request, 'security')('passkey.newTitle');
  return { page: { title }, email: holder.email, next, asksPassword };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const holder = await requireAccountHolder(request);
  const submission = await parseForm(request, addPasskeySchema);
  const hide = ['password', 'passkey'];
  if (submission.status !== 'success') return invalid(submission, { hide });
  const { next, ...input } = submission.value;
  try {
    const succeeded = await countAttempt('secondFactor', { email: holder.email, clientAddress: context.clientAddress });
    const { codes } = await addPasskey(holder, input);
    await succeeded();
    await markSecondFactor(request);
    if (codes) return { codes };
    return await redirectWithToast(request, safePath(next, '/tai-khoan/bao-mat'), { key: 'security:toast.passkey' });
  } catch (error) {
    return failed(submission, error, { hide });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function NewPasskey() {
  const { t } = useT('security');
  const { page, email, next, asksPassword } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer && 'codes' in answer) return <NewCodes codes={answer.codes} email={email} next={next} />;
  return (
    <Page width="form">
      <PageHeader
        title={page.title}
        lead={t('passkey.newLead')}
        breadcrumbs={[{ to: '/tai-khoan/bao-mat', label: t('ways.title') }]}
      />
      <AddPasskeyForm lastResult={answer} next={next} asksPassword={asksPassword} />
    </Page>
  );
}
