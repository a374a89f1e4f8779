import type { SubmissionResult } from '@conform-to/react';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { RadioGroup } from '#app/components/ui/choice.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { declareConflictSchema, evaluationLimits } from '#app/domain/evaluations/evaluation.schema.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';

type DeclareConflictFormProps = {
  path: string;
  applicants: readonly string[];
  lastResult: SubmissionResult<string[]> | undefined;
};

/** Names only, linked to nothing: what an evaluator declares against before anything else is seen. */
export function DeclareConflictForm({ path, applicants, lastResult }: DeclareConflictFormProps) {
  const { t } = useT('evaluations');
  const href = useHref();
  const [form, fields] = useAppForm(declareConflictSchema, { lastResult, id: 'khai-bao' });
  return (
    <>
      <Section title={t('declare.title')} lead={t('declare.lead')}>
        <ul className="max-w-reading list-disc space-y-1 pl-5">
          {applicants.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      </Section>
      <Section title={t('declare.question')} lead={t('declare.examples')}>
        <AppForm form={form} action={href(path)}>
          <RadioGroup
            meta={fields.conflict}
            label={t('declare.legend')}
            options={[
              { value: 'none', label: t('declare.none') },
              { value: 'declared', label: t('declare.some'), hint: t('declare.someHint') },
            ]}
          />
          <TextArea
            meta={fields.note}
            label={t('declare.note')}
            hint={t('declare.noteHint')}
            budget={evaluationLimits.note}
            rows={4}
            required={false}
          />
          <p className="max-w-form text-sm text-muted">{t('declare.recorded')}</p>
          <FormActions>
            <Submit>{t('declare.button')}</Submit>
          </FormActions>
        </AppForm>
      </Section>
    </>
  );
}
