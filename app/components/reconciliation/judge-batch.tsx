import type { SubmissionResult } from '@conform-to/react';
import { judgeBatchSchema } from '#app/domain/reconciliation/reconciliation.schema.ts';
import { formatMoney } from '#app/i18n/format.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { Consequence } from '../consequence.tsx';
import { AppForm, FormActions, Submit } from '../form.tsx';
import { Checkbox } from '../ui/choice.tsx';
import { TextArea } from '../ui/field.tsx';
import { Section } from '../ui/section.tsx';
import { useAppForm } from '../use-app-form.ts';

type Props = {
  batch: { id: string; totalVnd: bigint; entryCount: number };
  mayApprove: boolean;
  mayCancel: boolean;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** The checker's word, and the way to give a batch up before it was sent. */
export function JudgeBatch({ batch, mayApprove, mayCancel, lastResult }: Props) {
  const { t, lang } = useT('reconciliation');
  const intended = lastResult?.initialValue?.intent;
  return (
    <>
      {mayApprove ? (
        <Section title={t('batch.judge')}>
          <Consequence
            effects={[t('batch.effect.files'), t('batch.effect.send', { amount: formatMoney(batch.totalVnd, lang) })]}
            recorded={[t('batch.recorded')]}
          />
          <Approve batch={batch} lastResult={intended === 'approve' ? lastResult : undefined} />
        </Section>
      ) : null}
      {mayCancel ? (
        <Section title={t('batch.cancelTitle')} lead={t('batch.cancelText')}>
          <Cancel batch={batch} lastResult={intended === 'cancel' ? lastResult : undefined} />
        </Section>
      ) : null}
    </>
  );
}

type FormProps = Pick<Props, 'batch' | 'lastResult'>;

function Approve({ batch, lastResult }: FormProps) {
  const { t } = useT('reconciliation');
  const href = useHref();
  const [form, fields] = useAppForm(judgeBatchSchema, { lastResult, id: 'approve' });
  return (
    <AppForm form={form} action={href(`/dieu-phoi/doi-soat/lenh-chi/${batch.id}`)}>
      <input type="hidden" name="intent" value="approve" />
      <Checkbox meta={fields.confirm} label={t('batch.confirm', { count: batch.entryCount })} required />
      <FormActions>
        <Submit>{t('batch.approve')}</Submit>
      </FormActions>
    </AppForm>
  );
}

function Cancel({ batch, lastResult }: FormProps) {
  const { t } = useT('reconciliation');
  const href = useHref();
  const [form, fields] = useAppForm(judgeBatchSchema, { lastResult, id: 'cancel' });
  return (
    <AppForm form={form} action={href(`/dieu-phoi/doi-soat/lenh-chi/${batch.id}`)}>
      <input type="hidden" name="intent" value="cancel" />
      <TextArea meta={fields.reason} label={t('batch.cancelReason')} rows={2} required />
      <FormActions>
        <Submit variant="danger">{t('batch.cancel')}</Submit>
      </FormActions>
    </AppForm>
  );
}
