import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/empty-state.tsx';
import { FilterLinks } from '#app/components/filter-links.tsx';
import { Money } from '#app/components/money.tsx';
import { Day } from '#app/components/pilots/day.tsx';
import { DeskPage } from '#app/components/reconciliation/desk-page.tsx';
import { KeyedList } from '#app/components/reconciliation/keyed-list.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { treasuryCounts } from '#app/domain/reconciliation/statement.queries.server.ts';
import { listSuspense } from '#app/domain/reconciliation/suspense.queries.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['reconciliation'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const all = new URL(request.url).searchParams.has('tat-ca');
  const [items, counts] = await Promise.all([listSuspense(actor, { all }), treasuryCounts(actor)]);
  return { page: { title: getT(request, 'reconciliation')('suspense.title') }, all, items, counts };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

const address = '/dieu-phoi/doi-soat/cho-lam-ro';

export default function SuspenseQueue() {
  const { t, lang } = useT('reconciliation');
  const { page, all, items, counts } = useLoaderData<typeof loader>();
  return (
    <DeskPage part="suspense" title={page.title} lead={t('suspense.lead')} counts={counts}>
      <FilterLinks
        label={t('suspense.filter')}
        links={[
          { to: address, label: t('suspense.open'), current: !all },
          { to: `${address}?tat-ca=1`, label: t('suspense.all'), current: all },
        ]}
      />
      {items.length === 0 ? (
        <EmptyState title={t('suspense.empty')}>{t('suspense.emptyText')}</EmptyState>
      ) : (
        <>
          <p className="mb-3 text-sm text-muted print:hidden">{t('suspense.keys')}</p>
          <KeyedList label={t('suspense.listLabel')}>
            {items.map(({ id, line, cause, amountVnd, leftVnd, proposed }) => (
              <li key={id} className="grid gap-x-8 gap-y-1 border-b border-line py-4 md:grid-cols-[1fr_auto]">
                <div className="min-w-0">
                  <Link to={`${address}/${id}`} data-queue className="font-bold break-words">
                    {line.description || line.counterpartyName || t('line.none')}
                  </Link>
                  <p className="mt-0.5">{t(`cause.${cause}`)}</p>
                  <p className="mt-0.5 text-sm text-muted">
                    <Day on={line.bookedOn} />
                    {line.counterpartyName ? ` · ${line.counterpartyName}` : ''}
                    {proposed ? ` · ${t('suspense.proposed')}` : ''}
                  </p>
                </div>
                <p className="md:text-right">
                  <strong>
                    <Money vnd={leftVnd} />
                  </strong>
                  {leftVnd === amountVnd ? null : (
                    <span className="block text-sm text-muted">
                      {t('suspense.of', { amount: formatMoney(amountVnd, lang) })}
                    </span>
                  )}
                </p>
              </li>
            ))}
          </KeyedList>
        </>
      )}
    </DeskPage>
  );
}
