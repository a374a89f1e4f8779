import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AuditPage } from '#app/components/audit/audit-page.tsx';
import { requireActor } from '#app/http/guards.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';
import { loadAudit } from './load-audit.server.ts';

export const handle = { i18n: ['audit'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  return {
    page: { title: getT(request, 'audit')('organization.title') },
    organizationName: actor.organizationName,
    trail: await loadAudit(request, { of: 'organization', actor }),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function OrganizationEvents() {
  const { t } = useT('audit');
  const { trail, organizationName } = useLoaderData<typeof loader>();
  return (
    <AuditPage
      title={t('organization.title')}
      lead={t('organization.lead', { organization: organizationName })}
      to="/don-vi/nhat-ky"
      offers={['person']}
      trail={trail}
      showsOrigin={false}
    />
  );
}
