import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Moment } from '#app/components/deadline.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { FilterLinks } from '#app/components/filter-links.tsx';
import { Money } from '#app/components/money.tsx';
import { DeskPage } from '#app/components/reconciliation/desk-page.tsx';
import { KeyedList } from '#app/components/reconciliation/keyed-list.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { listBreaks } from '#app/domain/reconciliation/break.queries.server.ts';
import { treasuryCounts } from '#app/domain/reconciliation/statement.queries.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['reconciliation', 'payments'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const closed = new URL(request.url).searchParams.has('da-giai-thich');
  const [breaks, counts] = await Promise.all([listBreaks(actor, closed ? 'closed' : 'open'), treasuryCounts(actor)]);
  return { page: { title: getT(request, 'reconciliation')('breaks.title') }, closed, breaks, counts };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

const address = '/dieu-phoi/doi-soat/chenh-lech';

export default function BreakList() {
  const { t, lang } = useT('reconciliation', 'payments');
  const { page, closed, breaks, counts } = useLoaderData<typeof loader>();
  return (
    <DeskPage part="breaks" title={page.title} lead={t('breaks.lead')} counts={counts}>
      <FilterLinks
        label={t('breaks.filter')}
        links={[
          { to: address, label: t('breaks.open'), current: !closed },
          { to: `${address}?da-giai-thich=1`, label: t('breaks.closed'), current: closed },
        ]}
      />
      {breaks.length === 0 ? (
        <EmptyState title={t(closed ? 'breaks.emptyClosed' : 'breaks.empty')}>{t('breaks.emptyText')}</EmptyState>
      ) : (
        <KeyedList label={t('breaks.title')}>
          {breaks.map((row) => (
            <li key={row.id} className="grid gap-x-8 gap-y-1 border-b border-line py-4 md:grid-cols-[1fr_auto]">
              <div className="min-w-0">
                <Link to={`${address}/${row.id}`} data-queue className="font-bold">
                  {t(`breakKind.${row.kind}`)}
                </Link>
                <p className="mt-0.5 break-words">{row.line?.description ?? row.contractCode}</p>
                <p className="mt-0.5 text-sm text-muted">
                  {t(`payments:rail.${row.rail}`)} · <Moment at={row.openedAt} />
                </p>
              </div>
              <p className="md:text-right">
                {row.amountVnd === null ? null : (
                  <strong>
                    <Money vnd={row.amountVnd} />
                  </strong>
                )}
                {row.expectedVnd === null ? null : (
                  <span className="block text-sm text-muted">
                    {t('breaks.expected', { amount: formatMoney(row.expectedVnd, lang) })}
                  </span>
                )}
              </p>
            </li>
          ))}
        </KeyedList>
      )}
    </DeskPage>
  );
}
