import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Moment } from '#app/components/deadline.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { LineTable } from '#app/components/reconciliation/line-table.tsx';
import { StatementTotals } from '#app/components/reconciliation/statement-totals.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { Fact, Facts, Section } from '#app/components/ui/section.tsx';
import { requireStatement } from '#app/domain/reconciliation/statement.queries.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { formatDate } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';
import { langOf } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['reconciliation'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { statement, lines } = await requireStatement(actor, params.statementId ?? '');
  const day = (on: string) => formatDate(`${on}T00:00:00+07:00`, langOf(request));
  const title = getT(request, 'reconciliation')('statement.title', {
    from: day(statement.firstOn),
    to: day(statement.lastOn),
  });
  return { page: { title }, statement, lines };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function Statement() {
  const { t } = useT('reconciliation');
  const { page, statement, lines } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader
        title={page.title}
        meta={statement.file}
        breadcrumbs={[{ to: '/dieu-phoi/doi-soat', label: t('desk.title') }]}
      />
      <StatementTotals {...statement} />
      <Facts columns={2}>
        <Fact name={t('statementList.by')}>
          {statement.postedByName}, <Moment at={statement.postedAt} />
        </Fact>
        <Fact name={t('statement.hash')}>
          <span className="break-all text-sm">{statement.sha256}</span>
        </Fact>
      </Facts>
      {lines.some((line) => line.outcome === null) ? (
        <div className="mt-4">
          <Notice>{t('statement.reload')}</Notice>
        </div>
      ) : null}
      {lines.length > 0 ? (
        <Section title={t('preview.lines')}>
          <LineTable caption={t('preview.lines')} lines={lines} result={(line) => <Result line={line} />} />
        </Section>
      ) : null}
    </Page>
  );
}

type Line = ReturnType<typeof useLoaderData<typeof loader>>['lines'][number];

/** What came of a line, with the way to where it is dealt with. */
function Result({ line }: { line: Line }) {
  const { t } = useT('reconciliation');
  const { outcome, itemId, breakId, contract } = line;
  if (outcome === null) return <span className="text-muted">{t('line.waiting')}</span>;
  const words = t(`outcome.${outcome}`, { code: contract?.code ?? '' });
  if (contract) return <Link to={`/hop-dong/${contract.id}`}>{words}</Link>;
  if (itemId) return <Link to={`/dieu-phoi/doi-soat/cho-lam-ro/${itemId}`}>{words}</Link>;
  if (breakId) return <Link to={`/dieu-phoi/doi-soat/chenh-lech/${breakId}`}>{words}</Link>;
  return words;
}
