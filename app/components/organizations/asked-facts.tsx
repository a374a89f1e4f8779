import { Badge } from '#app/components/ui/badge.tsx';
import { Fact, Facts } from '#app/components/ui/section.tsx';
import { formatDate } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';

type Values = Record<string, string | null>;

const order = [
  'name',
  'internationalName',
  'kind',
  'subKind',
  'taxCode',
  'country',
  'registrationNumber',
  'street',
  'wardCode',
  'contactEmail',
  'contactPhone',
  'website',
  'bankBin',
  'bankAccount',
  'bankAccountHolder',
  'recognitionNumber',
  'recognitionOn',
  'recognitionAuthority',
] as const;

type AskedFactsProps = {
  asked: Values;
  /** What was approved last time; null the first time. */
  before: Values | null;
  changed: readonly string[];
  /** Names of codes: of the ward, the bank, the country. */
  names: Values;
};

/** Everything that was asked to be verified; what has changed since the last approval says so, with what it was. */
export function AskedFacts({ asked, before, changed, names }: AskedFactsProps) {
  const { t, lookup, lang } = useT('verification', 'profile');
  const shown = (field: string, value: string | null | undefined): string => {
    if (!value) return t('common:label.none');
    if (field === 'kind') return lookup.first([`common:organizationKind.${value}`]) ?? value;
    if (field === 'subKind') return lookup.first([`profile:subKind.${value}`]) ?? value;
    if (field === 'recognitionOn') return formatDate(value, lang);
    return names[`${field}:${value}`] ?? value;
  };
  return (
    <Facts>
      {order
        .filter((field) => asked[field] || before?.[field])
        .map((field) => (
          <Fact key={field} name={lookup.first([`verification:field.${field}`]) ?? field}>
            <span className="[overflow-wrap:anywhere]">{shown(field, asked[field])}</span>
            {changed.includes(field) ? (
              <p className="mt-1 text-sm">
                <Badge tone="waiting">{t('detail.changed')}</Badge>{' '}
                <span className="text-muted">{t('detail.was', { value: shown(field, before?.[field]) })}</span>
              </p>
            ) : null}
          </Fact>
        ))}
    </Facts>
  );
}
