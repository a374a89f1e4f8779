import type { Option } from './field.tsx';
import { FieldError, type FieldProps, Hint, OptionalMark } from './field-frame.tsx';

/** Several of a few, all in sight; the schema's field is a list. */
export function CheckboxGroup({ meta, label, hint, required, options }: FieldProps & { options: readonly Option[] }) {
  const chosen = new Set([meta.initialValue].flat().map(String));
  const described = [hint ? meta.descriptionId : '', meta.errors ? meta.errorId : ''].filter(Boolean).join(' ');
  return (
    <fieldset
      id={meta.id}
      tabIndex={-1}
      aria-describedby={described || undefined}
      className={`max-w-form ${meta.errors ? 'border-l-4 border-danger pl-4' : ''}`}
    >
      <legend className="font-bold">
        {label}
        <OptionalMark required={required ?? meta.required} />
      </legend>
      {hint ? <Hint id={meta.descriptionId}>{hint}</Hint> : null}
      <FieldError meta={meta} />
      <div className="mt-1">
        {options.map((option) => {
          const id = `${meta.id}-${option.value}`;
          return (
            <div key={option.value} className="flex gap-3 py-1.5">
              <input
                id={id}
                name={meta.name}
                form={meta.formId}
                type="checkbox"
                value={option.value}
                disabled={option.disabled}
                aria-describedby={option.hint ? `${id}-hint` : undefined}
                defaultChecked={chosen.has(option.value)}
                className="mt-1 size-5 shrink-0 border-line-strong accent-sea"
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
