import type { SubmissionResult } from '@conform-to/react';
import { makeBatchSchema } from '#app/domain/reconciliation/reconciliation.schema.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { AppForm, FormActions, Submit } from '../form.tsx';
import { Money } from '../money.tsx';
import { FieldError } from '../ui/field-frame.tsx';
import { Link } from '../ui/link.tsx';
import { useAppForm } from '../use-app-form.ts';

type Payable = {
  key: string;
  amountVnd: bigint;
  beneficiaryName: string;
  beneficiaryBin: string | null;
  beneficiaryAccount: string | null;
  contract: { id: string; code: string; milestone: string } | null;
  ready: boolean;
};

type Props = { payables: readonly Payable[]; lastResult: SubmissionResult<string[]> | undefined };

/** Chooses what enters a batch; everything that can be paid is chosen to begin with. */
export function PayableForm({ payables, lastResult }: Props) {
  const { t } = useT('reconciliation');
  const href = useHref();
  const [form, fields] = useAppForm(makeBatchSchema, { lastResult, id: 'make-batch' });
  return (
    <AppForm form={form} action={href('/dieu-phoi/doi-soat/lenh-chi')} labels={{ items: t('batches.waiting') }}>
      <fieldset id={fields.items.id} tabIndex={-1}>
        <legend className="sr-only">{t('batches.waiting')}</legend>
        <FieldError meta={fields.items} />
        <ul className="border-t border-line">
          {payables.map((row) => {
            const id = `payable-${row.key.replace(':', '-')}`;
            return (
              <li key={row.key} className="flex gap-4 border-b border-line py-3.5">
                <input
                  id={id}
                  type="checkbox"
                  name={fields.items.name}
                  value={row.key}
                  defaultChecked={row.ready}
                  disabled={!row.ready}
                  className="mt-1 size-5 shrink-0 border-line-strong accent-sea"
                />
                <div className="grid min-w-0 flex-1 gap-x-8 gap-y-1 md:grid-cols-[1fr_auto]">
                  <div className="min-w-0">
                    <label htmlFor={id} className="font-bold">
                      {row.beneficiaryName}
                    </label>
                    <p className="text-sm text-muted">
                      {row.ready ? `${row.beneficiaryAccount} · BIN ${row.beneficiaryBin}` : t('batches.notReady')}
                    </p>
                    <p className="text-sm">
                      {row.contract ? (
                        <>
                          <Link to={`/hop-dong/${row.contract.id}`}>{row.contract.code}</Link> ·{' '}
                          {row.contract.milestone}
                        </>
                      ) : (
                        t('batches.back')
                      )}
                    </p>
                  </div>
                  <strong className="md:text-right">
                    <Money vnd={row.amountVnd} />
                  </strong>
                </div>
              </li>
            );
          })}
        </ul>
      </fieldset>
      <FormActions>
        <Submit>{t('batches.submit')}</Submit>
      </FormActions>
    </AppForm>
  );
}
