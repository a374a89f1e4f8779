import { challengeFields, challengeKinds } from '#app/domain/challenges/challenge.schema.ts';
import { draftForms } from '#app/domain/challenges/challenge-draft-form.schema.ts';
import { useT } from '#app/i18n/hooks.ts';
import { Checkbox, RadioGroup } from '../ui/choice.tsx';
import { Select, TextArea, TextField } from '../ui/field.tsx';
import { useAppForm } from '../use-app-form.ts';
import { StepForm, type StepProps, stepFormId } from './step-form.tsx';

export function ScopeStep({ values, lastResult, wards, ...rest }: StepProps) {
  const { t } = useT('challenges');
  const [form, fields] = useAppForm(draftForms.scope, { lastResult, defaultValue: values, id: stepFormId });
  return (
    <StepForm step="scope" form={form} lastResult={lastResult} {...rest}>
      <Select
        meta={fields.field}
        label={t('label.field')}
        empty={false}
        options={challengeFields.map((value) => ({ value, label: t(`field.${value}`) }))}
      />
      <RadioGroup
        meta={fields.kind}
        label={t('label.kind')}
        options={challengeKinds.map((value) => ({ value, label: t(`kind.${value}`), hint: t(`kindHint.${value}`) }))}
      />
      <Select
        meta={fields.wardCode}
        label={t('label.ward')}
        hint={t('edit.hint.ward')}
        empty={t('value.wholeCity')}
        options={wards.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <TextField
        meta={fields.pilotMonths}
        label={t('label.pilotMonths')}
        hint={t('edit.hint.pilotMonths')}
        inputMode="numeric"
        size={3}
        unit={t('value.monthUnit')}
      />
      <TextArea
        meta={fields.eligibility}
        label={t('label.eligibility')}
        hint={t('edit.hint.eligibility')}
        budget={10_000}
        rows={4}
      />
      <Checkbox meta={fields.sandboxRequired} label={t('edit.sandboxLabel')} hint={t('edit.hint.sandbox')} />
      <TextField
        meta={fields.tags}
        label={t('label.tags')}
        required={false}
        hint={t('edit.hint.tags')}
        autoComplete="off"
      />
    </StepForm>
  );
}
