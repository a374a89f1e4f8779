import {
  fundingSources,
  intellectualPropertyTerms,
  procurementRoutes,
} from '#app/domain/challenges/challenge.schema.ts';
import { draftForms } from '#app/domain/challenges/challenge-draft-form.schema.ts';
import { useT } from '#app/i18n/hooks.ts';
import { RadioGroup } from '../ui/choice.tsx';
import { MoneyField, Select, TextArea } from '../ui/field.tsx';
import { useAppForm } from '../use-app-form.ts';
import { StepForm, type StepProps, stepFormId } from './step-form.tsx';

export function TermsStep({ values, lastResult, ...rest }: StepProps) {
  const { t } = useT('challenges');
  const [form, fields] = useAppForm(draftForms.terms, { lastResult, defaultValue: values, id: stepFormId });
  return (
    <StepForm step="terms" form={form} lastResult={lastResult} {...rest}>
      <fieldset>
        <legend className="text-lg font-bold">{t('edit.budgetLegend')}</legend>
        <p className="mt-0.5 text-sm text-muted">{t('edit.hint.budget')}</p>
        <div className="mt-3 grid max-w-form gap-6 sm:grid-cols-2">
          <MoneyField meta={fields.budgetMinVnd} label={t('label.budgetMinVnd')} />
          <MoneyField meta={fields.budgetMaxVnd} label={t('label.budgetMaxVnd')} required />
        </div>
      </fieldset>
      <TextArea meta={fields.reward} label={t('label.reward')} hint={t('edit.hint.reward')} budget={2_000} rows={3} />
      <RadioGroup
        meta={fields.fundingSource}
        label={t('label.fundingSource')}
        options={fundingSources.map((value) => ({
          value,
          label: t(`funding.${value}`),
          hint: t(`fundingHint.${value}`),
        }))}
      />
      <Select
        meta={fields.procurementRoute}
        label={t('label.procurementRoute')}
        hint={t('edit.hint.procurementRoute')}
        empty={false}
        options={procurementRoutes.map((value) => ({ value, label: t(`route.${value}`) }))}
      />
      <RadioGroup
        meta={fields.intellectualProperty}
        label={t('label.intellectualProperty')}
        hint={t('edit.hint.ip')}
        options={intellectualPropertyTerms.map((value) => ({ value, label: t(`ip.${value}`) }))}
      />
    </StepForm>
  );
}
