import type { SubmissionResult } from '@conform-to/react';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { evaluationLimits, feedbackSchema } from '#app/domain/evaluations/evaluation.schema.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';

type FeedbackFormProps = { path: string; feedback: string; lastResult: SubmissionResult<string[]> | undefined };

/** The reasons one startup receives; an award waits until everybody evaluated has theirs. */
export function FeedbackForm({ path, feedback, lastResult }: FeedbackFormProps) {
  const { t } = useT('evaluations');
  const href = useHref();
  const [form, fields] = useAppForm(feedbackSchema, { lastResult, defaultValue: { feedback }, id: 'phan-hoi' });
  return (
    <AppForm form={form} action={href(path)}>
      <TextArea
        meta={fields.feedback}
        label={t('feedback.label')}
        hint={t('feedback.hint')}
        budget={evaluationLimits.feedback}
        rows={8}
      />
      <FormActions>
        <Submit>{t('feedback.button')}</Submit>
      </FormActions>
    </AppForm>
  );
}
