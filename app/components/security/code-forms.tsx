import { type SubmissionResult, useForm } from '@conform-to/react';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { AppForm, FormActions, Submit } from '../form.tsx';
import { TextField } from '../ui/field.tsx';
import type { FieldMeta } from '../ui/field-frame.tsx';
import { Notice } from '../ui/notice.tsx';

type Props = {
  /** Address of the page, without language. */
  action: string;
  next: string;
  factors: { totp: boolean; recoveryCodes: number };
  /** Shown and filled in while the demo runs. */
  demoCode: string | null;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** Where a person gives a code: of the app, or, folded away since it is rarely needed, one they put away on paper. */
export function CodeForms({ action, next, factors, demoCode, lastResult }: Props) {
  const { t } = useT('security');
  const way = lastResult?.initialValue?.way === 'recovery' ? 'recovery' : 'app';
  const recoveryOpen = way === 'recovery' || !factors.totp;
  return (
    <>
      {factors.totp ? (
        <AppCodeForm action={action} next={next} demoCode={demoCode} last={way === 'app' ? lastResult : undefined} />
      ) : null}
      {factors.recoveryCodes > 0 ? (
        <details open={recoveryOpen} className="mt-8">
          <summary className="min-h-11 cursor-pointer py-2 text-sea">{t('secondStep.recoveryTitle')}</summary>
          <RecoveryForm action={action} next={next} last={way === 'recovery' ? lastResult : undefined} />
        </details>
      ) : null}
    </>
  );
}

type FormProps = Pick<Props, 'action' | 'next'> & { last: SubmissionResult<string[]> | undefined };

function AppCodeForm({ action, next, demoCode, last }: FormProps & Pick<Props, 'demoCode'>) {
  const { t } = useT('security');
  const href = useHref();
  const [form, fields] = useForm<{ code: string }>({ id: 'app-code', lastResult: last });
  return (
    <AppForm form={form} action={href(action)} labels={{ code: t('secondStep.code') }}>
      {demoCode ? (
        <Notice title={t('secondStep.demoTitle')}>{t('secondStep.demoText', { code: demoCode })}</Notice>
      ) : null}
      <TextField
        meta={startingWith(fields.code, demoCode)}
        label={t('secondStep.code')}
        hint={t('secondStep.codeHint')}
        required
        inputMode="numeric"
        autoComplete="one-time-code"
        spellCheck={false}
        size={10}
      />
      <Hidden way="app" next={next} />
      <FormActions>
        <Submit>{t('secondStep.submit')}</Submit>
      </FormActions>
    </AppForm>
  );
}

function RecoveryForm({ action, next, last }: FormProps) {
  const { t } = useT('security');
  const href = useHref();
  const [form, fields] = useForm<{ code: string }>({ id: 'recovery-code', lastResult: last });
  return (
    <AppForm form={form} action={href(action)} labels={{ code: t('secondStep.recovery') }} className="mt-2">
      <TextField
        meta={fields.code}
        label={t('secondStep.recovery')}
        hint={t('secondStep.recoveryHint')}
        required
        autoComplete="off"
        spellCheck={false}
        size={16}
      />
      <Hidden way="recovery" next={next} />
      <FormActions>
        <Submit variant="secondary">{t('secondStep.recoverySubmit')}</Submit>
      </FormActions>
    </AppForm>
  );
}

function Hidden({ way, next }: { way: 'app' | 'recovery'; next: string }) {
  return (
    <>
      <input type="hidden" name="way" value={way} />
      <input type="hidden" name="next" value={next} />
    </>
  );
}

/** A code never travels back in an answer; the demo's next one starts a new field. */
function startingWith({ id, name, errorId, descriptionId, errors, formId }: FieldMeta, code: string | null): FieldMeta {
  return { id, name, errorId, descriptionId, errors, formId, initialValue: code ?? undefined, key: code ?? 'empty' };
}
