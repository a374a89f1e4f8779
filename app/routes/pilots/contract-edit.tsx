import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActPage } from '#app/components/pilots/act-page.tsx';
import { ContractForm } from '#app/components/pilots/contract-form.tsx';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { canEditContract } from '#app/domain/pilots/contract.policy.ts';
import { requireContract } from '#app/domain/pilots/contract.queries.server.ts';
import { contractDraftSchema } from '#app/domain/pilots/pilot.schema.ts';
import { saveContractDraft } from '#app/domain/pilots/save-contract-draft.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['pilots', 'payments'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { contract, supplier, milestones } = await requireContract(actor, params.contractId ?? '');
  assertAllowed(canEditContract(actor, contract));
  const t = getT(request, 'pilots');
  return {
    page: { title: t('edit.title') },
    contract,
    supplier: supplier.name,
    values: {
      title: contract.title,
      // A first text to work on, in the language of the page; nothing is stored until it is saved.
      terms: contract.terms || t('edit.termsTemplate'),
      valueVnd: contract.valueVnd.toString(),
      inspectionDays: contract.inspectionDays.toString(),
      milestones: milestones.map(({ title, acceptanceCriteria, amountVnd, dueOn }) => ({
        title,
        acceptanceCriteria,
        amountVnd: amountVnd.toString(),
        dueOn,
      })),
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const contractId = params.contractId ?? '';
  const submission = await parseForm(request, contractDraftSchema);
  if (submission.status !== 'success') return invalid(submission);
  const andOffer = submission.payload.intent === 'offer';
  try {
    await saveContractDraft(actor, { contractId, draft: submission.value });
    const next = andOffer ? `/hop-dong/${contractId}/gui-ky` : `/hop-dong/${contractId}`;
    return await redirectWithToast(request, next, { key: 'pilots:toast.saved' });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function ContractEdit() {
  const { t } = useT('pilots');
  const { page, contract, supplier, values } = useLoaderData<typeof loader>();
  return (
    <ActPage title={page.title} contract={contract} lead={t('edit.lead', { supplier })} money>
      <ContractForm
        contractId={contract.id}
        revision={contract.revision}
        values={values}
        lastResult={useActionData<typeof action>()}
      />
    </ActPage>
  );
}
