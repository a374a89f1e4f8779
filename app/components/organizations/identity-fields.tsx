import { Select, TextField } from '#app/components/ui/field.tsx';
import { type FieldMeta, startValue } from '#app/components/ui/field-frame.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { useT } from '#app/i18n/hooks.ts';
import { KindField } from './kind-field.tsx';

type IdentityFieldsProps = {
  fields: Record<'subKind' | 'name' | 'internationalName' | 'taxCode' | 'country' | 'registrationNumber', FieldMeta>;
  countries: readonly { value: string; label: string }[];
};

/** Legal fields. Both registers are in sight, since the page works without script; the kind says which one counts. */
export function IdentityFields({ fields, countries }: IdentityFieldsProps) {
  const { t } = useT('profile');
  return (
    <>
      <KindField meta={fields.subKind} />
      <TextField
        meta={fields.name}
        label={t('identity.name')}
        hint={t('identity.nameHint')}
        autoComplete="organization"
      />
      <TextField
        meta={fields.internationalName}
        label={t('identity.internationalName')}
        required={false}
        autoComplete="off"
      />
      <fieldset className="max-w-form space-y-5 border-t border-line pt-4">
        <legend className="sr-only">{t('identity.register')}</legend>
        <Taken meta={fields.taxCode} code={startValue(fields.taxCode)} />
        <TextField
          meta={fields.taxCode}
          label={t('identity.taxCode')}
          hint={t('identity.taxCodeHint')}
          size={16}
          inputMode="numeric"
          autoComplete="off"
        />
      </fieldset>
      <fieldset className="max-w-form space-y-5 border-t border-line pt-4">
        <legend className="sr-only">{t('identity.foreignRegister')}</legend>
        <p className="font-bold">{t('identity.foreignRegister')}</p>
        <Select meta={fields.country} label={t('identity.country')} options={countries} required={false} />
        <Taken
          meta={fields.registrationNumber}
          code={`${startValue(fields.country)}:${startValue(fields.registrationNumber)}`}
        />
        <TextField
          meta={fields.registrationNumber}
          label={t('identity.registrationNumber')}
          required={false}
          size={20}
          autoComplete="off"
        />
      </fieldset>
    </>
  );
}

/** Somebody registered it already: the way on is to ask them. */
function Taken({ meta, code }: { meta: FieldMeta; code: string }) {
  const { t } = useT('profile');
  if (!meta.errors?.some((error) => /(tax_code|registration)_taken/.test(error))) return null;
  return (
    <Notice title={t('access.taken')}>
      <Link to={`/to-chuc/xin-tham-gia?ma=${encodeURIComponent(code)}`}>{t('access.ask')}</Link>
    </Notice>
  );
}

/** Labels for the summary of errors: the fields stand in a component of their own. */
export function useIdentityLabels(): Record<string, string> {
  const { t } = useT('profile');
  return {
    subKind: t('identity.subKind'),
    name: t('identity.name'),
    internationalName: t('identity.internationalName'),
    taxCode: t('identity.taxCode'),
    country: t('identity.country'),
    registrationNumber: t('identity.registrationNumber'),
  };
}
