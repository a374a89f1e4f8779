import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Money } from '#app/components/money.tsx';
import { ActPage } from '#app/components/pilots/act-page.tsx';
import { Day } from '#app/components/pilots/day.tsx';
import { TransferFacts } from '#app/components/reconciliation/transfer-facts.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { Table } from '#app/components/ui/table.tsx';
import { paymentInstructions } from '#app/domain/pilots/payment-instructions.queries.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';
import { langOf } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['payments', 'pilots'] };

/** How to make the transfer, for the buyer's finance and for the paper in their hand. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const view = await paymentInstructions(actor, params.contractId ?? '', params.milestoneId ?? '');
  const done = view.dueVnd === 0n;
  const title = getT(request, 'payments')(done ? 'instructions.titleDone' : 'instructions.title', {
    amount: formatMoney(view.dueVnd, langOf(request)),
    position: view.milestone.position,
  });
  return { page: { title }, done, ...view };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function MilestoneTransfer() {
  const { t } = useT('payments', 'pilots');
  const { page, done, contract, receipts, invented, ...view } = useLoaderData<typeof loader>();
  return (
    <ActPage title={page.title} contract={contract} lead={done ? null : t('instructions.lead')}>
      {invented ? <Notice kind="warning">{t('instructions.invented')}</Notice> : null}
      {done ? (
        <div className="mt-4">
          <Notice kind="success">{t('instructions.complete')}</Notice>
        </div>
      ) : (
        <TransferFacts {...view} />
      )}
      {receipts.length > 0 ? (
        <Section title={t('instructions.receipts')}>
          <Table
            caption={t('instructions.receipts')}
            rows={receipts}
            rowKey={(row) => row.id}
            columns={[
              { key: 'on', heading: t('instructions.on'), cell: (row) => <Day on={row.bookedOn} /> },
              { key: 'reference', heading: t('instructions.bankReference'), cell: (row) => row.bankReference },
              {
                key: 'amount',
                heading: t('instructions.amount'),
                numeric: true,
                cell: (row) => <Money vnd={row.amountVnd} />,
              },
            ]}
          />
        </Section>
      ) : null}
      {done ? null : (
        <Section title={t('instructions.next')}>
          <ol className="list-decimal space-y-1.5 pl-5">
            <li>{t('instructions.next1')}</li>
            <li>{t('instructions.next2')}</li>
            <li>{t('instructions.next3')}</li>
          </ol>
        </Section>
      )}
      <p className="mt-8">
        <ButtonLink to={`/hop-dong/${contract.id}`}>{t('instructions.back')}</ButtonLink>
      </p>
    </ActPage>
  );
}
