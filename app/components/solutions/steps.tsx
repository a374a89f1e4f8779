import { MoneyRange } from '#app/components/money.tsx';
import { solutionLimits } from '#app/domain/solutions/solution.schema.ts';
import { solutionForms } from '#app/domain/solutions/solution-draft-form.schema.ts';
import { formatPercent } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';
import { MoneyField, TextArea, TextField } from '../ui/field.tsx';
import { useAppForm } from '../use-app-form.ts';
import { SolutionStepForm, type SolutionStepProps, solutionFormId } from './step-form.tsx';

export function OverviewStep({ values, lastResult, budget, ...rest }: SolutionStepProps) {
  const { t } = useT('solutions');
  const [form, fields] = useAppForm(solutionForms.overview, { lastResult, defaultValue: values, id: solutionFormId });
  const range = budget.minVnd === null && budget.maxVnd === null ? null : <MoneyRange {...budget} />;
  return (
    <SolutionStepForm step="overview" form={form} lastResult={lastResult} {...rest}>
      <TextField meta={fields.title} label={t('field.title')} hint={t('hint.title')} autoComplete="off" required />
      <TextArea
        meta={fields.summary}
        label={t('field.summary')}
        hint={t('hint.summary')}
        budget={solutionLimits.summary}
        rows={5}
        required
      />
      <MoneyField
        meta={fields.priceVnd}
        label={t('field.priceVnd')}
        hint={
          <>
            {t('hint.priceVnd')}
            {range ? (
              <>
                {' '}
                {t('hint.budget')} {range}.
              </>
            ) : null}
          </>
        }
        required
      />
    </SolutionStepForm>
  );
}

export function ApproachStep({ values, lastResult, ...rest }: SolutionStepProps) {
  const { t } = useT('solutions');
  const [form, fields] = useAppForm(solutionForms.approach, { lastResult, defaultValue: values, id: solutionFormId });
  return (
    <SolutionStepForm step="approach" form={form} lastResult={lastResult} {...rest}>
      <TextArea
        meta={fields.approach}
        label={t('field.approach')}
        hint={t('hint.approach')}
        budget={solutionLimits.approach}
        rows={12}
        required
      />
      <TextArea
        meta={fields.plan}
        label={t('field.plan')}
        hint={t('hint.plan')}
        budget={solutionLimits.plan}
        rows={8}
        required
      />
      <TextArea
        meta={fields.team}
        label={t('field.team')}
        hint={t('hint.team')}
        budget={solutionLimits.team}
        rows={6}
        required
      />
    </SolutionStepForm>
  );
}

/** What is asked stands on the left, the answer on the right; on phones one above the other. */
export function CriteriaStep({ values, lastResult, criteria, ...rest }: SolutionStepProps) {
  const { t, lang } = useT('solutions');
  const [form, fields] = useAppForm(solutionForms.criteria, { lastResult, defaultValue: values, id: solutionFormId });
  const rows = fields.answers.getFieldList();
  const labels = Object.fromEntries(rows.map((row, index) => [`${row.name}.text`, criteria[index]?.name ?? '']));
  return (
    <SolutionStepForm step="criteria" form={form} lastResult={lastResult} labels={labels} {...rest}>
      {rows.map((row, index) => {
        const criterion = criteria[index];
        const parts = row.getFieldset();
        if (!criterion) return null;
        return (
          <div key={row.key} className="grid gap-x-8 gap-y-3 border-t border-line pt-5 lg:grid-cols-[2fr_3fr]">
            <div>
              <h3 className="text-lg">{criterion.name}</h3>
              <p className="text-sm text-muted">
                {t('text.weight', { percent: formatPercent(criterion.weightBps, lang) })}
              </p>
              {criterion.guidance ? <p className="written mt-2">{criterion.guidance}</p> : null}
            </div>
            <div>
              <input type="hidden" name={parts.criterionId.name} value={criterion.id} readOnly />
              <TextArea
                meta={parts.text}
                label={t('edit.answer', { criterion: criterion.name })}
                labelHidden
                budget={solutionLimits.answer}
                rows={7}
                required
              />
            </div>
          </div>
        );
      })}
    </SolutionStepForm>
  );
}
