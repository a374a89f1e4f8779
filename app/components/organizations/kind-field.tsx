import { FieldError, type FieldMeta, startValue } from '#app/components/ui/field-frame.tsx';
import { creatableKinds, subKinds } from '#app/domain/organizations/organization.kinds.ts';
import { useT } from '#app/i18n/hooks.ts';

/** What the organisation is: every sub-kind in sight under its kind, with what it means; choosing one chooses both. */
export function KindField({ meta }: { meta: FieldMeta }) {
  const { t, lookup } = useT('profile');
  const start = startValue(meta);
  return (
    <fieldset
      id={meta.id}
      tabIndex={-1}
      aria-describedby={meta.errors ? meta.errorId : undefined}
      className={`max-w-form ${meta.errors ? 'border-l-4 border-danger pl-4' : ''}`}
    >
      <legend className="font-bold">{t('identity.subKind')}</legend>
      <FieldError meta={meta} />
      {creatableKinds.map((kind) => (
        <fieldset key={kind} className="mt-3 border-t border-line pt-3">
          <legend className="float-left w-full font-bold">{t(`common:organizationKind.${kind}`)}</legend>
          <p className="clear-both text-sm text-muted">{t(`kindHint.${kind}`)}</p>
          {subKinds[kind].map((subKind) => (
            <div key={subKind} className="flex gap-3 py-1.5">
              <input
                id={`${meta.id}-${subKind}`}
                name={meta.name}
                form={meta.formId}
                type="radio"
                value={subKind}
                required={meta.required}
                defaultChecked={start === subKind}
                className="mt-1 size-5 shrink-0 border-line-strong accent-sea"
              />
              <label htmlFor={`${meta.id}-${subKind}`}>{lookup(`profile:subKind.${subKind}`)}</label>
            </div>
          ))}
        </fieldset>
      ))}
    </fieldset>
  );
}
