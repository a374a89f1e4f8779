import type { SubmissionResult } from '@conform-to/react';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Select } from '#app/components/ui/field.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { appointEvaluatorSchema } from '#app/domain/evaluations/evaluation.schema.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';

type AppointEvaluatorFormProps = {
  path: string;
  candidates: readonly { userId: string; name: string; organizations: string }[];
  lastResult: SubmissionResult<string[]> | undefined;
};

/** One more evaluator, usually in the place of one with a conflict. */
export function AppointEvaluatorForm({ path, candidates, lastResult }: AppointEvaluatorFormProps) {
  const { t } = useT('evaluations');
  const href = useHref();
  const [form, fields] = useAppForm(appointEvaluatorSchema, { lastResult, id: 'them' });
  return (
    <AppForm form={form} action={href(path)}>
      <Select
        meta={fields.userId}
        label={t('panel.appointWho')}
        options={candidates.map((one) => ({ value: one.userId, label: `${one.name} – ${one.organizations}` }))}
      />
      <FormActions>
        <Submit variant="secondary">{t('panel.appointButton')}</Submit>
      </FormActions>
    </AppForm>
  );
}
