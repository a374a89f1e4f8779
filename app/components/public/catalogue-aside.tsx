import { formatDate } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { Card, Fact, Facts } from '../ui/section.tsx';
import { Amounts, hasAmount } from './amounts.tsx';

type ShownEntry = {
  source: string;
  sourceId: string;
  ownerName: string;
  ownerType: string | null;
  field: string | null;
  tags: readonly string[];
  budgetMin: bigint | null;
  budgetMax: bigint | null;
  currency: string | null;
  opensAt: Date | null;
  closesAt: Date | null;
  pilotMonths: number | null;
  sandboxRequired: boolean;
  procurementRoute: string | null;
  importedAt: Date;
  archivedBecause: readonly ('past_date' | 'no_date' | 'no_criteria' | 'foreign_currency')[];
};

type AsideProps = { entry: ShownEntry; wardName: string | null };

/** Beside an archived problem: that it takes no submissions and why, where the open ones are, what its source says. */
export function CatalogueAside({ entry, wardName }: AsideProps) {
  const { t } = useT('catalogue');
  return (
    <aside className="contents lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:block">
      <Card>
        <p className="text-lg font-bold">{t('banner')}</p>
        <p className="mt-1">{t('bannerText')}</p>
        <p className="mt-4 text-sm text-muted">{t('why')}</p>
        <Reasons entry={entry} />
        <div className="mt-5 print:hidden">
          <ButtonLink to="/de-bai?tinh-trang=open" wide>
            {t('findOpen')}
          </ButtonLink>
          <p className="mt-4 text-sm">
            {t('propose')} <Link to="/don-vi/de-bai/moi">{t('proposeAction')}</Link>
          </p>
        </div>
      </Card>
      <SourceFacts entry={entry} wardName={wardName} />
    </aside>
  );
}

function Reasons({ entry }: { entry: ShownEntry }) {
  const { t, lang } = useT('catalogue');
  const values = {
    date: entry.closesAt ? formatDate(entry.closesAt, lang) : '',
    currency: entry.currency ?? '',
  };
  return (
    <ul className="mt-1 list-disc space-y-1 pl-5">
      {entry.archivedBecause.map((reason) => (
        <li key={reason}>{t(`archived.${reason}`, values)}</li>
      ))}
    </ul>
  );
}

function SourceFacts({ entry, wardName }: AsideProps) {
  const { t, lang, lookup } = useT('catalogue');
  return (
    <section aria-labelledby="thong-tin" className="order-last mt-10 lg:mt-8">
      <h2 id="thong-tin" className="text-lg">
        {t('facts')}
      </h2>
      <div className="mt-2 border-t border-line text-sm">
        <Facts>
          <Fact name={t('label.owner')}>{entry.ownerName}</Fact>
          <Fact name={t('label.ownerType')}>
            {entry.ownerType && lookup(`common:organizationKind.${entry.ownerType}`)}
          </Fact>
          <Fact name={t('label.amount')}>{hasAmount(entry) ? <Amounts of={entry} /> : null}</Fact>
          <Fact name={t('label.opensAt')}>{entry.opensAt && formatDate(entry.opensAt, lang)}</Fact>
          <Fact name={t('label.closesAt')}>{entry.closesAt && formatDate(entry.closesAt, lang)}</Fact>
          <Fact name={t('label.field')}>{entry.field && lookup(`challenges:field.${entry.field}`)}</Fact>
          <Fact name={t('label.ward')}>{wardName}</Fact>
          <Fact name={t('label.pilotMonths')}>
            {entry.pilotMonths && t('label.months', { count: entry.pilotMonths })}
          </Fact>
          <Fact name={t('label.sandbox')}>{entry.sandboxRequired ? t('label.sandboxRequired') : null}</Fact>
          <Fact name={t('label.procurementRoute')}>
            {entry.procurementRoute && lookup(`challenges:route.${entry.procurementRoute}`)}
          </Fact>
          <Fact name={t('label.tags')}>{entry.tags.join(', ')}</Fact>
          <Fact name={t('label.source')}>{entry.source}</Fact>
          <Fact name={t('label.sourceId')}>{entry.sourceId}</Fact>
          <Fact name={t('label.importedAt')}>{formatDate(entry.importedAt, lang)}</Fact>
        </Facts>
      </div>
    </section>
  );
}
