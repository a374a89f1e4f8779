import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { RemovePage } from '#app/components/security/remove-page.tsx';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { removePasskey } from '#app/domain/second-factors/remove-passkey.server.ts';
import { canRemoveFactor } from '#app/domain/second-factors/second-factor.policy.ts';
import { requireOwnPasskey } from '#app/domain/second-factors/second-factor.queries.server.ts';
import { requireMayChangeFactors } from '#app/http/change-factors.server.ts';
import { requireAccountHolder, requirePerson } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['security'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const passkey = await requireOwnPasskey(await requirePerson(request), params.passkeyId ?? '');
  const { ways } = await requireMayChangeFactors(request);
  assertAllowed(canRemoveFactor(ways.factors, ways.demanded));
  const isLast = !ways.factors.totp && ways.factors.passkeys === 1;
  return { page: { title: getT(request, 'security')('passkey.removeTitle', { name: passkey.name }) }, passkey, isLast };
}

export async function action({ request, params }: ActionFunctionArgs) {
  await removePasskey(await requireAccountHolder(request), params.passkeyId ?? '');
  return redirectWithToast(request, '/tai-khoan/bao-mat', { key: 'security:toast.passkeyRemoved' });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function RemovePasskey() {
  const { t } = useT('security');
  const { page, passkey, isLast } = useLoaderData<typeof loader>();
  return (
    <RemovePage
      title={page.title}
      effects={[t('passkey.removeEffect'), ...(isLast ? [t('ways.removeLastEffect')] : [])]}
      action={`/tai-khoan/bao-mat/khoa/${passkey.id}/go`}
      submit={t('passkey.removeSubmit')}
    />
  );
}
