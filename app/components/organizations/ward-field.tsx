import { controlLook, FieldFrame, type FieldProps, startValue, wiring } from '#app/components/ui/field-frame.tsx';

/** A commune-level unit: typed and narrowed down by the browser's own list, with and without script; the server finds it by name. */
export function WardField({ wards, ...frame }: FieldProps & { wards: readonly { code: string; name: string }[] }) {
  const listId = `${frame.meta.id}-list`;
  return (
    <FieldFrame {...frame}>
      <input
        key={frame.meta.key}
        {...wiring(frame)}
        type="text"
        list={listId}
        autoComplete="off"
        defaultValue={startValue(frame.meta)}
        className={controlLook}
      />
      <datalist id={listId}>
        {wards.map(({ code, name }) => (
          <option key={code} value={name} />
        ))}
      </datalist>
    </FieldFrame>
  );
}
