import type { ReactNode } from 'react';
import type { Option } from './field.tsx';
import { FieldError, type FieldProps, Hint, OptionalMark, startValue, wiring } from './field-frame.tsx';

const boxLook = 'mt-1 size-5 shrink-0 border-line-strong accent-sea';

type CheckboxProps = Omit<FieldProps, 'label'> & { label: ReactNode; value?: string };

/** One yes or no. A declaration that must be made is a required checkbox whose label is the declaration. */
export function Checkbox({ meta, label, hint, required, value = 'on' }: CheckboxProps) {
  const start = startValue(meta);
  return (
    <div className={`max-w-form ${meta.errors ? 'border-l-4 border-danger pl-4' : ''}`}>
      <FieldError meta={meta} />
      <div className="flex gap-3 py-1.5">
        <input
          {...wiring({ meta, label: '', hint, required })}
          type="checkbox"
          value={value}
          defaultChecked={start === value || start === 'true'}
          className={boxLook}
        />
        <div>
          <label htmlFor={meta.id} className="block">
            {label}
          </label>
          {hint ? <Hint id={meta.descriptionId}>{hint}</Hint> : null}
        </div>
      </div>
    </div>
  );
}

type GroupProps = FieldProps & {
  options: readonly Option[] /** Side by side where there is room: short labels only. */;
  inline?: boolean;
};

/** One of a few, all in sight. */
export function RadioGroup({ meta, label, hint, required, labelHidden, options, inline }: GroupProps) {
  const start = startValue(meta);
  const described = [hint ? meta.descriptionId : '', meta.errors ? meta.errorId : ''].filter(Boolean).join(' ');
  const must = required ?? meta.required;
  return (
    <fieldset
      id={meta.id}
      tabIndex={-1}
      aria-describedby={described || undefined}
      className={`max-w-form ${meta.errors ? 'border-l-4 border-danger pl-4' : ''}`}
    >
      <legend className={labelHidden ? 'sr-only' : 'font-bold'}>
        {label}
        <OptionalMark required={must} />
      </legend>
      {hint ? <Hint id={meta.descriptionId}>{hint}</Hint> : null}
      <FieldError meta={meta} />
      <div className={`mt-1 ${inline ? 'flex flex-wrap gap-x-8' : ''}`}>
        {options.map((option) => {
          const id = `${meta.id}-${option.value}`;
          return (
            <div key={option.value} className="flex gap-3 py-1.5">
              <input
                id={id}
                name={meta.name}
                form={meta.formId}
                type="radio"
                value={option.value}
                disabled={option.disabled}
                required={must}
                aria-describedby={option.hint ? `${id}-hint` : undefined}
                defaultChecked={start === option.value}
                className={boxLook}
              />
              <div>
                <label htmlFor={id} className="block">
                  {option.label}
                </label>
                {option.hint ? <Hint id={`${id}-hint`}>{option.hint}</Hint> : null}
              </div>
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
