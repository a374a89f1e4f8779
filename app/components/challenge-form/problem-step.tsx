import { draftForms } from '#app/domain/challenges/challenge-draft-form.schema.ts';
import { useT } from '#app/i18n/hooks.ts';
import { TextArea, TextField } from '../ui/field.tsx';
import { useAppForm } from '../use-app-form.ts';
import { StepForm, type StepProps, stepFormId } from './step-form.tsx';

export function ProblemStep({ values, lastResult, ...rest }: StepProps) {
  const { t } = useT('challenges');
  const [form, fields] = useAppForm(draftForms.problem, { lastResult, defaultValue: values, id: stepFormId });
  return (
    <StepForm step="problem" form={form} lastResult={lastResult} {...rest}>
      <TextField meta={fields.title} label={t('label.title')} hint={t('edit.hint.title')} autoComplete="off" required />
      <TextArea
        meta={fields.summary}
        label={t('label.summary')}
        hint={t('edit.hint.summary')}
        budget={500}
        rows={3}
        required
      />
      <TextArea
        meta={fields.problem}
        label={t('label.problem')}
        hint={t('edit.hint.problem')}
        budget={10_000}
        rows={9}
        required
      />
      <TextArea
        meta={fields.outcome}
        label={t('label.outcome')}
        hint={t('edit.hint.outcome')}
        budget={10_000}
        rows={6}
        required
      />
      <TextArea
        meta={fields.constraints}
        label={t('label.constraints')}
        hint={t('edit.hint.constraints')}
        budget={10_000}
        rows={5}
      />
      <TextArea
        meta={fields.dataAvailable}
        label={t('label.dataAvailable')}
        hint={t('edit.hint.dataAvailable')}
        budget={10_000}
        rows={5}
      />
    </StepForm>
  );
}
