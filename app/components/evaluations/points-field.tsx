import { type KeyboardEvent, useRef } from 'react';
import { FieldError, type FieldMeta, startValue } from '#app/components/ui/field-frame.tsx';

const choices = Array.from({ length: 11 }, (_, points) => String(points));
/** Within this time after a 1, a 0 makes it ten; in milliseconds. */
const secondDigit = 700;

type PointsFieldProps = { meta: FieldMeta; label: string };

/**
 * 0 to 10 points as one row of choices. Arrows move as in every group of choices; with script a digit chooses at once, and
 * 1 followed by 0 is ten.
 */
export function PointsField({ meta, label }: PointsFieldProps) {
  const group = useRef<HTMLFieldSetElement>(null);
  const lastOne = useRef(0);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!/^\d$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    const ten = event.key === '0' && event.timeStamp - lastOne.current < secondDigit;
    lastOne.current = event.key === '1' ? event.timeStamp : 0;
    const wanted = ten ? '10' : event.key;
    const input = group.current?.querySelector<HTMLInputElement>(`input[value="${wanted}"]`);
    if (!input) return;
    event.preventDefault();
    input.focus();
    input.click();
  };
  const start = startValue(meta);
  return (
    <fieldset
      ref={group}
      id={meta.id}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      aria-describedby={meta.errors ? meta.errorId : undefined}
      className={meta.errors ? 'border-l-4 border-danger pl-4' : ''}
    >
      <legend className="sr-only">{label}</legend>
      <FieldError meta={meta} />
      <div className="grid max-w-form grid-cols-6 gap-1.5 sm:grid-cols-11">
        {choices.map((points) => {
          const id = `${meta.id}-${points}`;
          return (
            <div key={points} className="relative">
              <input
                id={id}
                type="radio"
                name={meta.name}
                form={meta.formId}
                value={points}
                defaultChecked={start === points}
                className="peer absolute inset-0 size-full cursor-pointer opacity-0"
              />
              <label
                htmlFor={id}
                className="grid min-h-11 place-items-center rounded border border-line-strong bg-sheet tabular-nums peer-checked:border-sea peer-checked:bg-sea peer-checked:font-bold peer-checked:text-on-sea peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-sea"
              >
                {points}
              </label>
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
