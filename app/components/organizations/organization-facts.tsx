import { Fact, Facts } from '#app/components/ui/section.tsx';
import { useT } from '#app/i18n/hooks.ts';

export type ShownIdentity = {
  name: string | null;
  internationalName: string | null;
  kind: string | null;
  subKind: string | null;
  taxCode: string | null;
  registrationNumber: string | null;
};

/** What an organisation is by law, as facts. @param countryName only shown for foreign ones */
export function IdentityFacts({ organization, countryName }: { organization: ShownIdentity; countryName: string }) {
  const { t, lookup } = useT('profile');
  const { name, internationalName, kind, subKind, taxCode, registrationNumber } = organization;
  return (
    <Facts>
      <Fact name={t('identity.name')}>{name}</Fact>
      <Fact name={t('identity.internationalName')}>{internationalName}</Fact>
      <Fact name={t('identity.kind')}>
        {lookup.first([`common:organizationKind.${kind}`])}
        {subKind ? ` – ${lookup.first([`profile:subKind.${subKind}`]) ?? ''}` : ''}
      </Fact>
      <Fact name={t('identity.taxCode')}>{taxCode ? <span className="tabular-nums">{taxCode}</span> : null}</Fact>
      <Fact name={t('identity.country')}>{registrationNumber ? countryName : null}</Fact>
      <Fact name={t('identity.registrationNumber')}>{registrationNumber}</Fact>
    </Facts>
  );
}
