import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Page, PageHeader } from '#app/components/page.tsx';
import { KeptDocument } from '#app/components/pilots/kept-document.tsx';
import { contractDocument } from '#app/domain/pilots/contract.queries.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['pilots'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const contractId = params.contractId ?? '';
  const { code, sha256, body } = await contractDocument(actor, contractId);
  const title = getT(request, 'pilots')('document.contractPage', { code });
  return { page: { title }, contractId, code, sha256, body };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function ContractDocument() {
  const { t } = useT('pilots');
  const { page, contractId, code, sha256, body } = useLoaderData<typeof loader>();
  return (
    <Page width="reading">
      <div className="print:hidden">
        <PageHeader
          title={page.title}
          breadcrumbs={[
            { to: '/hop-dong', label: t('list.title') },
            { to: `/hop-dong/${contractId}`, label: code },
          ]}
        />
      </div>
      <KeptDocument html={body} sha256={sha256} file={`/hop-dong/${contractId}/van-ban/tep`} />
    </Page>
  );
}
