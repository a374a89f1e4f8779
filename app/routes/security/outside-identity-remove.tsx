import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { RemovePage } from '#app/components/security/remove-page.tsx';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { canUnlink } from '#app/domain/outside-identities/outside-identity.policy.ts';
import { requireOwnIdentity } from '#app/domain/outside-identities/outside-identity.queries.server.ts';
import { providerLabel } from '#app/domain/outside-identities/provider-label.server.ts';
import { unlinkIdentity } from '#app/domain/outside-identities/unlink-identity.server.ts';
import { requireMayChangeFactors } from '#app/http/change-factors.server.ts';
import { requireAccountHolder, requirePerson } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { langOf } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['outside', 'security'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { id, issuer, ways } = await requireOwnIdentity(await requirePerson(request), params.identityId ?? '');
  assertAllowed(canUnlink(ways));
  await requireMayChangeFactors(request);
  const provider = providerLabel(issuer, langOf(request));
  return { page: { title: getT(request, 'outside')('unlink.title', { provider }) }, id, provider };
}

export async function action({ request, params }: ActionFunctionArgs) {
  await unlinkIdentity(await requireAccountHolder(request), params.identityId ?? '');
  return redirectWithToast(request, '/tai-khoan/bao-mat', { key: 'outside:unlink.done' });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function UnlinkIdentity() {
  const { t } = useT('outside');
  const { page, id, provider } = useLoaderData<typeof loader>();
  return (
    <RemovePage
      title={page.title}
      effects={[t('unlink.effect', { provider })]}
      action={`/tai-khoan/bao-mat/dinh-danh/${id}/go`}
      submit={t('unlink.submit')}
    />
  );
}
