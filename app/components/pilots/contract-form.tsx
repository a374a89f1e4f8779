import type { SubmissionResult } from '@conform-to/react';
import { contractDraftSchema } from '#app/domain/pilots/pilot.schema.ts';
import { formatMoney } from '#app/i18n/format.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { parseMoneyInput } from '#app/i18n/inputs.ts';
import { AppForm, FormActions, Submit } from '../form.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { MoneyField, TextArea, TextField } from '../ui/field.tsx';
import { FieldError, type FieldMeta } from '../ui/field-frame.tsx';
import { Section } from '../ui/section.tsx';
import { useAppForm } from '../use-app-form.ts';

type MilestoneValues = { title: string; acceptanceCriteria: string; amountVnd: string; dueOn: string };
type Props = {
  contractId: string;
  revision: number;
  values: { title: string; terms: string; valueVnd: string; inspectionDays: string; milestones: MilestoneValues[] };
  lastResult: SubmissionResult<string[]> | undefined;
};

const parts = ['title', 'acceptanceCriteria', 'amountVnd', 'dueOn'] as const;

/** The draft of a contract. Milestones are added and taken away by buttons that send the form: no script is needed. */
export function ContractForm({ contractId, revision, values, lastResult }: Props) {
  const { t } = useT('pilots');
  const href = useHref();
  const [form, fields] = useAppForm(contractDraftSchema, {
    lastResult,
    defaultValue: { ...values, milestones: values.milestones.length > 0 ? values.milestones : [{}, {}] },
    id: 'contract',
  });
  const list = fields.milestones.getFieldList();
  const typed = fields.milestones.value;
  const labels = Object.fromEntries(
    list.flatMap((row, index) =>
      parts.map((part) => [`${row.name}.${part}`, t(`edit.part.${part}`, { number: index + 1 })]),
    ),
  );
  // A refused save keeps the revision it was made from: pressing the button again must not overwrite a colleague.
  const conflict = lastResult?.error?.['']?.includes('reason.draft_changed') ?? false;
  const kept = conflict ? lastResult?.initialValue?.revision : undefined;
  return (
    <AppForm form={form} action={href(`/hop-dong/${contractId}/soan`)} labels={labels}>
      <input type="hidden" name="revision" value={String(kept ?? revision)} readOnly />
      {/* What Enter in a field presses: the first button of a form. */}
      <button type="submit" name="intent" value="save" tabIndex={-1} aria-hidden="true" className="sr-only" />
      <TextField meta={fields.title} label={t('edit.titleLabel')} autoComplete="off" required />
      <MoneyField meta={fields.valueVnd} label={t('edit.valueLabel')} required />
      <Section title={t('milestone.title')} lead={t('edit.milestonesLead')}>
        <div className="space-y-6" id={fields.milestones.id} tabIndex={-1}>
          <FieldError meta={fields.milestones} />
          {list.map((row, index) => {
            const { title, acceptanceCriteria, amountVnd, dueOn } = row.getFieldset();
            return (
              <MilestoneRow
                key={row.key}
                number={index + 1}
                metas={{ title, acceptanceCriteria, amountVnd, dueOn }}
                remove={form.remove.getButtonProps({ name: fields.milestones.name, index })}
              />
            );
          })}
          <div className="flex max-w-form flex-wrap items-center justify-between gap-4 border-t border-line pt-4">
            <Button {...form.insert.getButtonProps({ name: fields.milestones.name, defaultValue: {} })}>
              {t('edit.addMilestone')}
            </Button>
            <Total
              amounts={Array.isArray(typed) ? typed.map((row) => row?.amountVnd ?? '') : []}
              value={String(fields.valueVnd.value ?? '')}
            />
          </div>
        </div>
      </Section>
      <Section title={t('edit.termsTitle')}>
        <div className="space-y-6">
          <TextField
            meta={fields.inspectionDays}
            label={t('edit.inspectionLabel')}
            hint={t('edit.inspectionHint')}
            inputMode="numeric"
            size={4}
            unit={t('edit.daysUnit')}
            required
          />
          <TextArea meta={fields.terms} label={t('edit.termsLabel')} hint={t('edit.termsHint')} rows={14} required />
        </div>
      </Section>
      <FormActions>
        <Submit name="intent" value="offer">
          {t('edit.saveAndOffer')}
        </Submit>
        <Submit variant="secondary" name="intent" value="save">
          {t('edit.save')}
        </Submit>
        <ButtonLink variant="quiet" to={`/hop-dong/${contractId}`}>
          {t('contract.back')}
        </ButtonLink>
      </FormActions>
    </AppForm>
  );
}

type RowProps = {
  number: number;
  metas: Record<(typeof parts)[number], FieldMeta>;
  remove: ReturnType<ReturnType<typeof useAppForm>[0]['remove']['getButtonProps']>;
};

function MilestoneRow({ number, metas, remove }: RowProps) {
  const { t } = useT('pilots');
  return (
    <fieldset className="max-w-form rounded border border-line bg-sheet p-5">
      <legend className="-ml-1 px-1 font-bold">{t('edit.milestone', { number })}</legend>
      <div className="space-y-4">
        <TextField meta={metas.title} label={t('edit.milestoneTitle')} autoComplete="off" required />
        <TextArea
          meta={metas.acceptanceCriteria}
          label={t('milestone.criteria')}
          hint={t('edit.criteriaHint')}
          rows={4}
          required
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <MoneyField meta={metas.amountVnd} label={t('milestone.amount')} required />
          <TextField meta={metas.dueOn} type="date" label={t('milestone.dueColumn')} size={16} required />
        </div>
        <Button variant="quiet" {...remove}>
          {t('edit.removeMilestone', { number })}
        </Button>
      </div>
    </fieldset>
  );
}

/** The running sum while one types; says in words what is missing to the contract's value, or over it. */
function Total({ amounts, value }: { amounts: string[]; value: string }) {
  const { t, lang } = useT('pilots');
  const sum = amounts.reduce((total, text) => total + (parseMoneyInput(text) ?? 0n), 0n);
  const left = (parseMoneyInput(value) ?? 0n) - sum;
  const words =
    left === 0n
      ? t('edit.sumRight')
      : t(left > 0n ? 'edit.sumMissing' : 'edit.sumOver', { amount: formatMoney(left > 0n ? left : -left, lang) });
  return (
    <p role="status">
      {t('edit.sum', { amount: formatMoney(sum, lang) })} ·{' '}
      <span className={left === 0n ? '' : 'font-bold'}>{words}</span>
    </p>
  );
}
