import {
  type ChangeEvent,
  type InputHTMLAttributes,
  type ReactNode,
  type TextareaHTMLAttributes,
  useState,
} from 'react';
import { formatNumber } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';
import { groupDigits, toVietnamLocal } from '#app/i18n/inputs.ts';
import { controlLook, FieldFrame, type FieldProps, startValue, wiring } from './field-frame.tsx';

type TextFieldProps = FieldProps &
  Pick<
    InputHTMLAttributes<HTMLInputElement>,
    | 'type'
    | 'autoComplete'
    | 'inputMode'
    | 'placeholder'
    | 'spellCheck'
    | 'disabled'
    | 'readOnly'
    | 'min'
    | 'max'
    | 'step'
  > & {
    /** Expected length of the answer, in characters: the box promises no more. */
    size?: number;
    /** A unit after the box: ₫, %, months. */
    unit?: string;
  };

/** One line of text; other types of input by `type`. */
export function TextField({
  meta,
  label,
  hint,
  required,
  labelHidden,
  size,
  unit,
  type = 'text',
  ...input
}: TextFieldProps) {
  const frame = { meta, label, hint, required, labelHidden };
  const box = (
    <input
      key={meta.key}
      {...wiring(frame)}
      {...input}
      type={type}
      maxLength={type === 'text' ? meta.maxLength : undefined}
      defaultValue={type === 'password' ? undefined : startValue(meta)}
      style={size ? { maxWidth: `${size + 4}ch` } : undefined}
      className={`${controlLook} read-only:bg-paper`}
    />
  );
  return <FieldFrame {...frame}>{unit ? <WithUnit unit={unit}>{box}</WithUnit> : box}</FieldFrame>;
}

function WithUnit({ unit, children }: { unit: string; children: ReactNode }) {
  return (
    <div className="flex items-center gap-2">
      {children}
      <span aria-hidden="true" className="text-muted">
        {unit}
      </span>
    </div>
  );
}

type TextAreaProps = FieldProps &
  Pick<TextareaHTMLAttributes<HTMLTextAreaElement>, 'rows' | 'placeholder' | 'disabled'> & {
    /** The budget of characters, counted while one types; the schema's limit when not given. */
    budget?: number;
    wide?: boolean;
  };

/** Several lines. Says how many characters are left; typing past the budget is allowed and told, never cut off. */
export function TextArea({ meta, label, hint, required, labelHidden, budget, wide, rows = 6, ...area }: TextAreaProps) {
  const { t, lang } = useT();
  const frame = { meta, label, hint, required, labelHidden };
  const limit = budget ?? meta.maxLength;
  const [length, setLength] = useState(startValue(meta).length);
  const counterId = `${meta.id}-count`;
  const wired = wiring(frame);
  const left = (limit ?? 0) - length;
  return (
    <div className={wide ? '[&>div]:max-w-none' : ''}>
      <FieldFrame {...frame}>
        <textarea
          {...wired}
          {...area}
          aria-describedby={[wired['aria-describedby'], limit ? counterId : ''].filter(Boolean).join(' ') || undefined}
          rows={rows}
          defaultValue={startValue(meta)}
          onChange={(event) => setLength(event.currentTarget.value.length)}
          className={`${controlLook} resize-y leading-relaxed`}
        />
        {limit ? (
          <p id={counterId} className={`mt-1 text-sm ${left < 0 ? 'font-bold text-danger' : 'text-muted'}`}>
            {left < 0
              ? t('field.charactersOver', { count: -left, shown: formatNumber(-left, lang) })
              : t('field.charactersLeft', { count: left, shown: formatNumber(left, lang) })}
          </p>
        ) : null}
      </FieldFrame>
    </div>
  );
}

export type Option = { value: string; label: string; hint?: string; disabled?: boolean };

type SelectProps = FieldProps & {
  options: readonly Option[] /** Words of the empty choice; `false` leaves it out. */;
  empty?: string | false;
};

/** One of many, in the browser's own list. Up to about six choices are better as {@link RadioGroup}. */
export function Select({ options, empty, ...frame }: SelectProps) {
  const { t } = useT();
  return (
    <FieldFrame {...frame}>
      <select {...wiring(frame)} defaultValue={startValue(frame.meta)} className={controlLook}>
        {empty === false ? null : <option value="">{empty ?? t('label.choose')}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

/**
 * An amount in đồng. Takes digits with dots, commas or spaces and shows them grouped when one leaves the field;
 * the server reads it with `parseMoneyInput`.
 */
export function MoneyField({ size = 18, hint, ...frame }: FieldProps & { size?: number }) {
  const { t } = useT();
  const wired = { ...frame, hint: hint ?? t('field.moneyHint') };
  return (
    <FieldFrame {...wired}>
      <WithUnit unit={t('field.moneyUnit')}>
        <input
          {...wiring(wired)}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          defaultValue={groupDigits(startValue(frame.meta))}
          onBlur={(event: ChangeEvent<HTMLInputElement>) => {
            event.currentTarget.value = groupDigits(event.currentTarget.value);
          }}
          style={{ maxWidth: `${size + 4}ch` }}
          className={`${controlLook} text-right`}
        />
      </WithUnit>
    </FieldFrame>
  );
}

/** A moment in Vietnam time; the server reads it with `parseVietnamLocal`. Takes a stored ISO moment or what was typed. */
export function DateTimeField({ hint, min, ...frame }: FieldProps & { min?: Date | string }) {
  const { t } = useT();
  const wired = { ...frame, hint: hint ?? t('field.dateTimeHint') };
  const start = startValue(frame.meta);
  return (
    <FieldFrame {...wired}>
      <input
        {...wiring(wired)}
        type="datetime-local"
        min={min ? toVietnamLocal(min) : undefined}
        defaultValue={/Z$|[+-]\d\d:?\d\d$/.test(start) ? toVietnamLocal(start) : start}
        className={`${controlLook} max-w-64`}
      />
    </FieldFrame>
  );
}
