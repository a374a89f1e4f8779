import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Consequence } from '#app/components/consequence.tsx';
import { Money } from '#app/components/money.tsx';
import { ActPage } from '#app/components/pilots/act-page.tsx';
import { ConfirmForm } from '#app/components/pilots/confirm-form.tsx';
import { Fact, Facts } from '#app/components/ui/section.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { fundMilestone } from '#app/domain/pilots/fund-milestone.server.ts';
import { canFund } from '#app/domain/pilots/milestone.policy.ts';
import { requireMilestone } from '#app/domain/pilots/milestone.queries.server.ts';
import { fundMilestoneSchema } from '#app/domain/pilots/pilot.schema.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';
import { langOf } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['pilots', 'payments'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { contract, milestone, supplier } = await requireMilestone(
    actor,
    params.contractId ?? '',
    params.milestoneId ?? '',
  );
  assertAllowed(canFund(actor, contract, milestone));
  const amount = formatMoney(milestone.amountVnd, langOf(request));
  const title = getT(request, 'pilots')('fund.title', { amount, position: milestone.position });
  return { page: { title }, contract, milestone, supplier: supplier.name };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const where = { contractId: params.contractId ?? '', milestoneId: params.milestoneId ?? '' };
  const submission = await parseForm(request, fundMilestoneSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    const { reference, rail } = await fundMilestone(actor, where);
    const contract = `/hop-dong/${where.contractId}`;
    // A bank transfer is made by a person: here is how.
    const next = rail === 'bank' ? `${contract}/moc/${where.milestoneId}/chuyen-khoan` : contract;
    return await redirectWithToast(request, next, {
      key: 'pilots:toast.paymentRequested',
      values: { reference },
    });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function MilestoneFund() {
  const { t, lang } = useT('pilots', 'payments');
  const { page, contract, milestone, supplier } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm(fundMilestoneSchema, { lastResult: useActionData<typeof action>(), id: 'fund' });
  const amount = formatMoney(milestone.amountVnd, lang);
  return (
    <ActPage title={page.title} contract={contract} money>
      <Facts>
        <Fact name={t('label.milestone')}>
          {t('milestone.heading', { position: milestone.position, title: milestone.title })}
        </Fact>
        <Fact name={t('milestone.amount')}>
          <Money vnd={milestone.amountVnd} />
        </Fact>
        <Fact name={t('label.rail')}>{t(`payments:rail.${contract.rail}`)}</Fact>
      </Facts>
      <Consequence
        effects={[t('fund.effect.request', { amount }), t('fund.effect.held'), t('fund.effect.start', { supplier })]}
        recorded={[t('fund.recorded')]}
      />
      <ConfirmForm
        form={form}
        confirm={{ meta: fields.confirm, label: t('fund.confirm', { amount }) }}
        contractId={contract.id}
        action={`/hop-dong/${contract.id}/moc/${milestone.id}/nop-tien`}
        submit={t('fund.submit')}
      />
    </ActPage>
  );
}
