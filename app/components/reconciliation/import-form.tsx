import type { SubmissionResult } from '@conform-to/react';
import { statementFileSchema, statementFormats } from '#app/domain/reconciliation/reconciliation.schema.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { AppForm, FormActions, Submit } from '../form.tsx';
import { Select } from '../ui/field.tsx';
import { FileField } from '../ui/file-field.tsx';
import { useAppForm } from '../use-app-form.ts';

/** A bank's file, read before anything of it is recorded. */
export function ImportForm({ lastResult }: { lastResult: SubmissionResult<string[]> | undefined }) {
  const { t } = useT('reconciliation');
  const href = useHref();
  const [form, fields] = useAppForm(statementFileSchema, { lastResult, id: 'import' });
  return (
    <AppForm form={form} action={href('/dieu-phoi/doi-soat')} encType="multipart/form-data">
      <FileField
        meta={fields.file}
        label={t('import.file')}
        accept=".csv,.txt,.sta,.940,.mt940,.xml,text/csv,text/plain,application/xml"
        required
      />
      <Select
        meta={fields.format}
        label={t('import.format')}
        hint={t('import.formatHint')}
        options={statementFormats.map((value) => ({ value, label: t(`import.formats.${value}`) }))}
        empty={false}
        required
      />
      <FormActions>
        <Submit>{t('import.submit')}</Submit>
      </FormActions>
    </AppForm>
  );
}
