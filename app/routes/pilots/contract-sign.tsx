import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Consequence } from '#app/components/consequence.tsx';
import { FileUpload } from '#app/components/file-upload.tsx';
import { ActPage } from '#app/components/pilots/act-page.tsx';
import { ConfirmForm } from '#app/components/pilots/confirm-form.tsx';
import { KeptDocument } from '#app/components/pilots/kept-document.tsx';
import { TextField } from '#app/components/ui/field.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { listDocuments } from '#app/domain/documents/document.queries.server.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { canSign, signsDigitally } from '#app/domain/pilots/contract.policy.ts';
import { contractDocument, requireContract } from '#app/domain/pilots/contract.queries.server.ts';
import { signContractSchema } from '#app/domain/pilots/pilot.schema.ts';
import { signContract } from '#app/domain/pilots/sign-contract.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';
import { langOf } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['pilots', 'payments', 'documents'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const contractId = params.contractId ?? '';
  const { contract, buyer, supplier, signatures } = await requireContract(actor, contractId);
  assertAllowed(canSign(actor, contract, signatures));
  const [{ body, sha256 }, copies] = await Promise.all([
    contractDocument(actor, contractId),
    listDocuments(actor, 'contract', contractId, 'signed_copy'),
  ]);
  return {
    page: { title: getT(request, 'pilots')('sign.title', { organization: actor.organizationName }) },
    contract,
    other: buyer.id === actor.organizationId ? supplier.name : buyer.name,
    isLast: signatures.length === 1,
    signer: { name: actor.displayName, organization: actor.organizationName },
    digital: signsDigitally(actor.organizationKind),
    body,
    sha256,
    copies,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const contractId = params.contractId ?? '';
  const lang = langOf(request);
  const submission = await parseForm(request, signContractSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    const { active } = await signContract(actor, { contractId, lang, ...submission.value });
    const key = active ? 'pilots:toast.active' : 'pilots:toast.signed';
    return await redirectWithToast(request, `/hop-dong/${contractId}`, { key });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function ContractSign() {
  const { t, lang } = useT('pilots');
  const { page, contract, body, sha256, digital, copies, other, isLast, signer } = useLoaderData<typeof loader>();
  const value = formatMoney(contract.valueVnd, lang);
  return (
    <ActPage title={page.title} contract={contract} lead={t('sign.lead')} money>
      <section aria-label={t('signature.document')} className="max-w-reading">
        <KeptDocument html={body} sha256={sha256} file={`/hop-dong/${contract.id}/van-ban/tep`} />
      </section>
      {digital ? (
        <Section title={t('sign.digitalTitle')} lead={t('sign.digitalLead')}>
          <FileUpload
            subjectKind="contract"
            subjectId={contract.id}
            purpose="signed_copy"
            documents={copies}
            label={t('sign.copyLabel')}
          />
        </Section>
      ) : null}
      <Section title={t('sign.consentTitle')}>
        <p className="max-w-reading border-l-4 border-sea bg-sheet px-5 py-4 [overflow-wrap:anywhere]">
          {t('sign.consent', { ...signer, code: contract.code, sha256 })}
        </p>
        <Consequence
          effects={[
            isLast ? t('sign.effect.active', { value }) : t('sign.effect.waits', { other }),
            t('sign.effect.binding'),
          ]}
          recorded={[t('sign.recorded')]}
        />
        <SignForm />
      </Section>
    </ActPage>
  );
}

function SignForm() {
  const { t } = useT('pilots');
  const { contract, sha256, digital, signer } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm(signContractSchema, { lastResult: useActionData<typeof action>(), id: 'sign' });
  return (
    <ConfirmForm
      form={form}
      confirm={{ meta: fields.confirm, label: t('sign.confirm') }}
      contractId={contract.id}
      action={`/hop-dong/${contract.id}/ky`}
      submit={t('sign.submit')}
    >
      <input type="hidden" name="documentSha256" value={sha256} />
      {digital ? <TextField meta={fields.decisionNumber} label={t('sign.decisionLabel')} size={30} required /> : null}
      <TextField
        meta={fields.typedName}
        label={t('sign.nameLabel')}
        hint={t('sign.nameHint', { name: signer.name })}
        autoComplete="off"
        size={40}
        required
      />
    </ConfirmForm>
  );
}
