import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Consequence } from '#app/components/consequence.tsx';
import { ActPage } from '#app/components/pilots/act-page.tsx';
import { ConfirmForm } from '#app/components/pilots/confirm-form.tsx';
import { MilestoneTable } from '#app/components/pilots/milestone-table.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { canOffer } from '#app/domain/pilots/contract.policy.ts';
import { requireContract } from '#app/domain/pilots/contract.queries.server.ts';
import { offerContract } from '#app/domain/pilots/offer-contract.server.ts';
import { offerContractSchema } from '#app/domain/pilots/pilot.schema.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['pilots', 'payments'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const view = await requireContract(actor, params.contractId ?? '');
  assertAllowed(canOffer(actor, view.contract));
  return { page: { title: getT(request, 'pilots')('offer.title', { title: view.contract.title }) }, ...view };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const contractId = params.contractId ?? '';
  const submission = await parseForm(request, offerContractSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    await offerContract(actor, contractId);
    return await redirectWithToast(request, `/hop-dong/${contractId}`, { key: 'pilots:toast.offered' });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function ContractOffer() {
  const { t, lang } = useT('pilots');
  const { page, contract, buyer, supplier, milestones } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm(offerContractSchema, { lastResult: useActionData<typeof action>(), id: 'offer' });
  const value = formatMoney(contract.valueVnd, lang);
  return (
    <ActPage title={page.title} contract={contract} money>
      <MilestoneTable milestones={milestones} valueVnd={contract.valueVnd} />
      <Consequence
        effects={[
          t('offer.effect.fixed', { value, count: milestones.length }),
          t('offer.effect.sign', { buyer: buyer.name, supplier: supplier.name }),
        ]}
        recorded={[t('offer.recorded')]}
      />
      <ConfirmForm
        form={form}
        confirm={{ meta: fields.confirm, label: t('offer.confirm') }}
        contractId={contract.id}
        action={`/hop-dong/${contract.id}/gui-ky`}
        submit={t('offer.submit')}
      />
    </ActPage>
  );
}
