import { draftForms } from '#app/domain/challenges/challenge-draft-form.schema.ts';
import { useT } from '#app/i18n/hooks.ts';
import { DateTimeField } from '../ui/field.tsx';
import { useAppForm } from '../use-app-form.ts';
import { StepForm, type StepProps, stepFormId } from './step-form.tsx';

export function DatesStep({ values, lastResult, ...rest }: StepProps) {
  const { t } = useT('challenges');
  const [form, fields] = useAppForm(draftForms.dates, { lastResult, defaultValue: values, id: stepFormId });
  return (
    <StepForm step="dates" form={form} lastResult={lastResult} {...rest}>
      <DateTimeField meta={fields.closesAt} label={t('label.closesAt')} hint={t('edit.hint.closesAt')} required />
    </StepForm>
  );
}
