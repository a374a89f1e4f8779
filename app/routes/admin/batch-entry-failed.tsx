import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Consequence } from '#app/components/consequence.tsx';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Money } from '#app/components/money.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Checkbox } from '#app/components/ui/choice.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { Fact, Facts } from '#app/components/ui/section.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { requireFailableEntry } from '#app/domain/reconciliation/batch.queries.server.ts';
import { failEntry } from '#app/domain/reconciliation/fail-entry.server.ts';
import { failEntrySchema } from '#app/domain/reconciliation/reconciliation.schema.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { formatMoney } from '#app/i18n/format.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['reconciliation'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const view = await requireFailableEntry(actor, params.batchId ?? '', params.entryId ?? '');
  const title = getT(request, 'reconciliation')('failEntry.title', { reference: view.entry.reference });
  return { page: { title }, ...view };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const [batchId, entryId] = [params.batchId ?? '', params.entryId ?? ''];
  const submission = await parseForm(request, failEntrySchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    await failEntry(actor, { batchId, entryId, reason: submission.value.reason });
    return await redirectWithToast(request, `/dieu-phoi/doi-soat/lenh-chi/${batchId}`, {
      key: 'reconciliation:toast.failed',
    });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function BatchEntryFailed() {
  const { t, lang } = useT('reconciliation');
  const { page, batch, entry } = useLoaderData<typeof loader>();
  const href = useHref();
  const [form, fields] = useAppForm(failEntrySchema, { lastResult: useActionData<typeof action>(), id: 'fail' });
  const amount = formatMoney(entry.amountVnd, lang);
  const address = `/dieu-phoi/doi-soat/lenh-chi/${batch.id}`;
  return (
    <Page width="form">
      <PageHeader
        title={page.title}
        lead={t('failEntry.lead')}
        breadcrumbs={[
          { to: '/dieu-phoi/doi-soat', label: t('desk.title') },
          { to: address, label: batch.code },
        ]}
      />
      <Facts>
        <Fact name={t('batches.beneficiary')}>
          {entry.beneficiaryName}, {entry.beneficiaryAccount}
        </Fact>
        <Fact name={t('batches.amount')}>
          <Money vnd={entry.amountVnd} />
        </Fact>
      </Facts>
      <Consequence
        effects={[
          t(entry.payoutId ? 'failEntry.effect.payout' : 'failEntry.effect.back', {
            amount,
            name: entry.beneficiaryName,
          }),
          t('failEntry.effect.after'),
        ]}
        recorded={[t('failEntry.recorded')]}
      />
      <AppForm form={form} action={href(`${address}/khong-thanh/${entry.id}`)}>
        <TextArea meta={fields.reason} label={t('failEntry.reason')} rows={3} required />
        <Checkbox meta={fields.confirm} label={t('failEntry.confirm', { amount })} required />
        <FormActions>
          <Submit variant="danger">{t('failEntry.submit')}</Submit>
          <ButtonLink variant="quiet" to={address}>
            {batch.code}
          </ButtonLink>
        </FormActions>
      </AppForm>
    </Page>
  );
}
