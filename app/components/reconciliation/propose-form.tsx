import type { SubmissionResult } from '@conform-to/react';
import { type decisionKinds, proposeSchema } from '#app/domain/reconciliation/reconciliation.schema.ts';
import { formatDate, formatMoney } from '#app/i18n/format.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { AppForm, FormActions, Submit } from '../form.tsx';
import { MoneyField, Select, TextArea, TextField } from '../ui/field.tsx';
import { useAppForm } from '../use-app-form.ts';

type Props = {
  address: string;
  kind: (typeof decisionKinds)[number];
  /** Code to begin with. */
  target: string;
  line: { counterpartyName: string; counterpartyAccount: string };
  uncovered: readonly { id: string; bookedOn: string; amountVnd: bigint; description: string }[];
  lastResult: SubmissionResult<string[]> | undefined;
};

/** One way to deal with money in suspense; the ways are links above it, so that each form asks only what it needs. */
export function ProposeForm({ address, kind, target, line, uncovered, lastResult }: Props) {
  const { t, lang } = useT('reconciliation');
  const href = useHref();
  const [form, fields] = useAppForm(proposeSchema, {
    lastResult,
    id: 'propose',
    defaultValue: {
      kind,
      target,
      ...(kind === 'send_back'
        ? { beneficiaryName: line.counterpartyName, beneficiaryAccount: line.counterpartyAccount }
        : {}),
    },
  });
  if (kind === 'cover' && uncovered.length === 0) return <p className="text-muted">{t('propose.noLines')}</p>;
  return (
    <AppForm form={form} action={href(`${address}?cach=${kind}`)} preventScrollReset>
      <input type="hidden" name={fields.kind.name} value={kind} />
      {kind === 'assign' || kind === 'payout_return' ? (
        <TextField
          meta={fields.target}
          label={t(kind === 'assign' ? 'propose.reference' : 'propose.payoutReference')}
          hint={t(kind === 'assign' ? 'propose.referenceHint' : 'propose.payoutReferenceHint')}
          autoComplete="off"
          spellCheck={false}
          size={16}
          required
        />
      ) : null}
      {kind === 'cover' ? (
        <Select
          meta={fields.target}
          label={t('propose.line')}
          options={uncovered.map((each) => ({
            value: each.id,
            label: `${formatDate(`${each.bookedOn}T00:00:00+07:00`, lang)} · ${formatMoney(each.amountVnd, lang)} · ${each.description.slice(0, 60)}`,
          }))}
          required
        />
      ) : null}
      {kind === 'send_back' ? (
        <>
          <TextField
            meta={fields.beneficiaryName}
            label={t('propose.beneficiaryName')}
            autoComplete="off"
            size={40}
            required
          />
          <TextField
            meta={fields.beneficiaryBin}
            label={t('propose.beneficiaryBin')}
            inputMode="numeric"
            autoComplete="off"
            size={8}
            required
          />
          <TextField
            meta={fields.beneficiaryAccount}
            label={t('propose.beneficiaryAccount')}
            autoComplete="off"
            size={22}
            required
          />
        </>
      ) : null}
      {kind === 'assign' || kind === 'send_back' ? (
        <MoneyField meta={fields.amountVnd} label={t('propose.amount')} hint={t('propose.amountHint')} />
      ) : null}
      <TextArea meta={fields.reason} label={t('propose.reason')} hint={t('propose.reasonHint')} rows={3} required />
      <FormActions>
        <Submit>{t('propose.submit')}</Submit>
      </FormActions>
    </AppForm>
  );
}
