import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AuditPage } from '#app/components/audit/audit-page.tsx';
import { requirePerson } from '#app/http/guards.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';
import { loadAudit } from './load-audit.server.ts';

export const handle = { i18n: ['audit'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  return {
    page: { title: getT(request, 'audit')('own.title') },
    trail: await loadAudit(request, { of: 'person', person }),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function OwnEvents() {
  const { t } = useT('audit');
  const { trail } = useLoaderData<typeof loader>();
  return (
    <AuditPage
      title={t('own.title')}
      lead={t('own.lead')}
      to="/tai-khoan/nhat-ky"
      offers={[]}
      trail={trail}
      showsOrigin
    />
  );
}
