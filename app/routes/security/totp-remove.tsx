import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { RemovePage } from '#app/components/security/remove-page.tsx';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { removeTotp } from '#app/domain/second-factors/remove-totp.server.ts';
import { canRemoveFactor } from '#app/domain/second-factors/second-factor.policy.ts';
import { requireMayChangeFactors } from '#app/http/change-factors.server.ts';
import { requireAccountHolder } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['security'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const { ways } = await requireMayChangeFactors(request);
  if (!ways.app) throw new DomainError('not_found');
  assertAllowed(canRemoveFactor(ways.factors, ways.demanded));
  return { page: { title: getT(request, 'security')('app.removeTitle') }, isLast: ways.factors.passkeys === 0 };
}

export async function action({ request }: ActionFunctionArgs) {
  await removeTotp(await requireAccountHolder(request));
  return redirectWithToast(request, '/tai-khoan/bao-mat', { key: 'security:toast.appRemoved' });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function RemoveTotp() {
  const { t } = useT('security');
  const { page, isLast } = useLoaderData<typeof loader>();
  return (
    <RemovePage
      title={page.title}
      effects={[t('app.removeEffect'), ...(isLast ? [t('ways.removeLastEffect')] : [])]}
      action="/tai-khoan/bao-mat/ung-dung/go"
      submit={t('app.removeSubmit')}
    />
  );
}
