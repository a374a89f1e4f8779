import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { FilterLinks } from '#app/components/filter-links.tsx';
import { Money } from '#app/components/money.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { DecisionList } from '#app/components/reconciliation/decision-list.tsx';
import { LineFacts } from '#app/components/reconciliation/line-facts.tsx';
import { ProposeForm } from '#app/components/reconciliation/propose-form.tsx';
import { Suggestions } from '#app/components/reconciliation/suggestions.tsx';
import { Fact, Facts, Section } from '#app/components/ui/section.tsx';
import { proposeDecision } from '#app/domain/reconciliation/propose-decision.server.ts';
import { decisionKinds, proposeSchema } from '#app/domain/reconciliation/reconciliation.schema.ts';
import { requireSuspenseItem } from '#app/domain/reconciliation/suspense.queries.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { formatDate, formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';
import { langOf } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['reconciliation'] };

const addressOf = (itemId: string) => `/dieu-phoi/doi-soat/cho-lam-ro/${itemId}`;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const view = await requireSuspenseItem(actor, params.itemId ?? '');
  const query = new URL(request.url).searchParams;
  const lang = langOf(request);
  const title = getT(request, 'reconciliation')('item.title', {
    amount: formatMoney(view.item.amountVnd, lang),
    on: formatDate(`${view.line.bookedOn}T00:00:00+07:00`, lang),
  });
  const kind = decisionKinds.find((each) => each === query.get('cach')) ?? 'assign';
  return { page: { title }, kind, target: query.get('ma') ?? '', ...view };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const itemId = params.itemId ?? '';
  const submission = await parseForm(request, proposeSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    await proposeDecision(actor, itemId, submission.value);
    return await redirectWithToast(request, addressOf(itemId), { key: 'reconciliation:toast.proposed' });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function SuspenseItem() {
  const { t } = useT('reconciliation');
  const { page, kind, target, item, line, freeVnd, suggestions, decisions, uncovered } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const address = addressOf(item.id);
  return (
    <Page>
      <PageHeader
        title={page.title}
        lead={t(`cause.${item.cause}`)}
        breadcrumbs={[
          { to: '/dieu-phoi/doi-soat', label: t('desk.title') },
          { to: '/dieu-phoi/doi-soat/cho-lam-ro', label: t('suspense.title') },
        ]}
      />
      <div className="grid gap-x-12 lg:grid-cols-2">
        <Section title={t('item.evidence')}>
          <LineFacts line={line} />
          <Facts>
            <Fact name={t('item.free')}>
              <strong>
                <Money vnd={freeVnd} />
              </strong>
            </Fact>
          </Facts>
        </Section>
        {freeVnd > 0n ? (
          <Section title={t('item.suggestions')} lead={t('item.suggestionsLead')}>
            <Suggestions address={address} suggestions={suggestions} />
          </Section>
        ) : null}
      </div>
      <Section title={t('item.decisions')}>
        <DecisionList address={address} decisions={decisions} />
      </Section>
      {freeVnd > 0n ? (
        <Section title={t('propose.title')} id="de-xuat" lead={t('propose.second')}>
          <FilterLinks
            label={t('propose.kinds')}
            links={decisionKinds.map((each) => ({
              to: `${address}?cach=${each}#de-xuat`,
              label: t(`kind.${each}`),
              current: each === kind,
            }))}
          />
          <ProposeForm
            key={`${kind} ${target}`}
            address={address}
            kind={kind}
            target={target}
            line={line}
            uncovered={uncovered}
            lastResult={lastResult}
          />
        </Section>
      ) : null}
    </Page>
  );
}
