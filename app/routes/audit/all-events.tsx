import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AuditPage } from '#app/components/audit/audit-page.tsx';
import { SealStatus } from '#app/components/audit/seal-status.tsx';
import { requestVerification } from '#app/domain/audit/request-verification.server.ts';
import { sealStatus } from '#app/domain/audit/seal-status.queries.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';
import { loadAudit } from './load-audit.server.ts';

export const handle = { i18n: ['audit'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const [status, trail] = await Promise.all([sealStatus(actor), loadAudit(request, { of: 'everybody', actor })]);
  return { page: { title: getT(request, 'audit')('all.title') }, status, trail };
}

export async function action({ request }: ActionFunctionArgs) {
  await requestVerification(await requireActor(request));
  return redirectWithToast(request, '/dieu-phoi/nhat-ky', { key: 'audit:toast.verifying' });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function AllEvents() {
  const { t } = useT('audit');
  const { trail, status } = useLoaderData<typeof loader>();
  return (
    <AuditPage
      title={t('all.title')}
      lead={t('all.lead')}
      to="/dieu-phoi/nhat-ky"
      offers={['person', 'organization']}
      trail={trail}
      showsOrigin
    >
      <SealStatus {...status} />
    </AuditPage>
  );
}
