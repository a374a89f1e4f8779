import { fullWeightBps } from '#app/domain/challenges/challenge-completeness.schema.ts';
import { draftForms } from '#app/domain/challenges/challenge-draft-form.schema.ts';
import { parseScaled } from '#app/domain/kernel/scaled.ts';
import { formatNumber } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/choice.tsx';
import { TextArea, TextField } from '../ui/field.tsx';
import { FieldError, type FieldMeta } from '../ui/field-frame.tsx';
import { useAppForm } from '../use-app-form.ts';
import { StepForm, type StepProps, stepFormId } from './step-form.tsx';

/** A new list starts with two open rows: that many are needed at least. Rows left empty are not saved. */
const blank = [{}, {}];

/** Rows are added and taken away by buttons that send the form, so that it works without JavaScript. */
export function CriteriaStep({ values, lastResult, ...rest }: StepProps) {
  const { t } = useT('challenges');
  const [form, fields] = useAppForm(draftForms.criteria, {
    lastResult,
    defaultValue: { ...values, criteria: values.criteria.length > 0 ? values.criteria : blank },
    id: stepFormId,
  });
  const list = fields.criteria.getFieldList();
  const typed = fields.criteria.value;
  const labels = Object.fromEntries(
    list.flatMap((row, index) => labelsOf(row.name, t('edit.criterion', { number: index + 1 }))),
  );
  return (
    <StepForm step="criteria" form={form} lastResult={lastResult} labels={labels} {...rest}>
      <div id={fields.criteria.id} tabIndex={-1}>
        <p className="max-w-reading text-muted">{t('edit.hint.criteria')}</p>
        <FieldError meta={fields.criteria} />
      </div>
      {list.length === 0 ? <p className="text-muted">{t('edit.noCriteria')}</p> : null}
      {list.map((row, index) => {
        const parts = row.getFieldset();
        return (
          <CriterionRow
            key={row.key}
            number={index + 1}
            name={parts.name}
            guidance={parts.guidance}
            weight={parts.weight}
            minimum={parts.minimum}
            remove={form.remove.getButtonProps({ name: fields.criteria.name, index })}
          />
        );
      })}
      <div className="flex max-w-form flex-wrap items-center justify-between gap-4 border-t border-line pt-4">
        <Button {...form.insert.getButtonProps({ name: fields.criteria.name, defaultValue: {} })}>
          {t('edit.addCriterion')}
        </Button>
        <WeightTotal weights={Array.isArray(typed) ? typed.map((row) => row?.weight ?? '') : []} />
      </div>
      <Checkbox meta={fields.blind} label={t('edit.blindLabel')} hint={t('edit.hint.blind')} />
    </StepForm>
  );
}

/** The error summary names a row's fields by the row: "Criterion 2: …". */
const labelsOf = (name: string, label: string) =>
  ['name', 'guidance', 'weight', 'minimum'].map((part) => [`${name}.${part}`, label] as const);

type RowProps = Record<'name' | 'guidance' | 'weight' | 'minimum', FieldMeta> & {
  number: number;
  remove: ReturnType<ReturnType<typeof useAppForm>[0]['remove']['getButtonProps']>;
};

function CriterionRow({ number, name, guidance, weight, minimum, remove }: RowProps) {
  const { t } = useT('challenges');
  return (
    <fieldset className="max-w-form rounded border border-line bg-sheet p-5">
      <legend className="-ml-1 px-1 font-bold">{t('edit.criterion', { number })}</legend>
      <div className="space-y-4">
        <TextField meta={name} label={t('label.criterionName')} autoComplete="off" required />
        <TextArea
          meta={guidance}
          label={t('label.criterionGuidance')}
          hint={t('edit.hint.criterionGuidance')}
          rows={3}
          budget={2_000}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            meta={weight}
            label={t('label.criterionWeight')}
            hint={t('edit.hint.criterionWeight')}
            inputMode="decimal"
            size={5}
            unit="%"
            required
          />
          <TextField
            meta={minimum}
            label={t('label.criterionMinimum')}
            hint={t('edit.hint.criterionMinimum')}
            inputMode="decimal"
            size={4}
            unit="/10"
          />
        </div>
        <Button variant="quiet" {...remove}>
          {t('edit.removeCriterion', { number })}
        </Button>
      </div>
    </fieldset>
  );
}

/** The running total while one types; says in words whether it is exactly 100 %. */
function WeightTotal({ weights }: { weights: readonly string[] }) {
  const { t, lang } = useT('challenges');
  const total = weights.reduce((sum, text) => sum + (parseScaled(text, 2) ?? 0), 0);
  const rest = formatNumber(Math.abs(fullWeightBps - total) / 100, lang);
  const words =
    total === fullWeightBps
      ? t('edit.weightFull')
      : t(total < fullWeightBps ? 'edit.weightMissing' : 'edit.weightOver', { rest });
  return (
    <p role="status" className={total === fullWeightBps ? 'text-ok' : 'text-warn'}>
      <span className="font-bold">{t('edit.weightTotal', { total: formatNumber(total / 100, lang) })}</span> ({words})
    </p>
  );
}
