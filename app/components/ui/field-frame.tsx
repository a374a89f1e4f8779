import { AlertCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '#app/i18n/hooks.ts';

/** What our fields need of conform's field metadata; written out so that a field of any schema fits. */
export type FieldMeta = {
  /** Stays with a row when rows before it are taken away, as the id does not; changes when the form starts anew. */
  key?: string;
  id: string;
  name: string;
  formId?: string;
  errorId: string;
  descriptionId: string;
  errors: string[] | undefined;
  initialValue?: unknown;
  required?: boolean;
  minLength?: number;
  maxLength?: number;
};

export type FieldProps = {
  meta: FieldMeta;
  label: string;
  hint?: ReactNode;
  /** Overrides what the schema says; an optional field says so beside its label. */
  required?: boolean;
  /** Keeps the label for readers of the screen only; another text says the same to the eye. */
  labelHidden?: boolean;
};

/** Attributes that tie a control to its label, hint and error. */
export function wiring({ meta, hint, required }: FieldProps) {
  const described = [hint ? meta.descriptionId : '', meta.errors ? meta.errorId : ''].filter(Boolean).join(' ');
  return {
    id: meta.id,
    name: meta.name,
    form: meta.formId,
    required: required ?? meta.required,
    'aria-invalid': meta.errors ? true : undefined,
    'aria-describedby': described || undefined,
  };
}

/** The value a field starts with: what was typed before a refusal, else the stored one. */
export function startValue(meta: FieldMeta): string {
  const value = meta.initialValue;
  return value === undefined || value === null ? '' : String(value);
}

export const controlLook =
  'min-h-11 w-full rounded border border-line-strong bg-sheet px-3 py-2 text-ink placeholder:text-muted aria-invalid:border-2 aria-invalid:border-danger disabled:opacity-60';

/** Label above, hint under it, then the error with icon and words, then the control. */
export function FieldFrame({ children, ...props }: FieldProps & { children: ReactNode }) {
  const { meta, label, hint, labelHidden } = props;
  return (
    <div className={`max-w-form ${meta.errors ? 'border-l-4 border-danger pl-4' : ''}`}>
      <label htmlFor={meta.id} className={labelHidden ? 'sr-only' : 'block font-bold'}>
        {label}
        <OptionalMark required={props.required ?? meta.required} />
      </label>
      {hint ? <Hint id={meta.descriptionId}>{hint}</Hint> : null}
      <FieldError meta={meta} />
      <div className="mt-1.5">{children}</div>
    </div>
  );
}

export function OptionalMark({ required }: { required: boolean | undefined }) {
  const { t } = useT();
  return required ? null : <span className="font-normal text-muted"> ({t('label.optional')})</span>;
}

export function Hint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <div id={id} className="mt-0.5 text-sm text-muted">
      {children}
    </div>
  );
}

export function FieldError({ meta }: { meta: FieldMeta }) {
  const { messageText, t } = useT();
  if (!meta.errors) return null;
  return (
    <p id={meta.errorId} className="mt-1 flex gap-1.5 font-bold text-danger">
      <AlertCircle aria-hidden="true" className="mt-0.5 size-4.5 shrink-0" />
      <span>
        <span className="sr-only">{t('label.error')}: </span>
        {meta.errors.map(messageText).join(' ')}
      </span>
    </p>
  );
}
