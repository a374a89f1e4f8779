import { useT } from '#app/i18n/hooks.ts';
import { Amounts, hasAmount } from '../public/amounts.tsx';
import { Period } from '../public/period.tsx';
import { Badge } from '../ui/badge.tsx';
import { Link } from '../ui/link.tsx';
import { Figure, Part } from './challenge-card.tsx';

export type ShownEntry = {
  id: string;
  language: string;
  title: string;
  summary: string;
  ownerName: string;
  field: string | null;
  wardName: string | null;
  tags: readonly string[];
  budgetMin: bigint | null;
  budgetMax: bigint | null;
  currency: string | null;
  opensAt: Date | null;
  closesAt: Date | null;
};

/** A problem of the past among others: archived is the first thing it says. */
export function CatalogueCard({ entry }: { entry: ShownEntry }) {
  const { t, lookup, lang } = useT('search', 'challenges');
  const foreign = entry.language === lang ? undefined : entry.language;
  return (
    <li className="grid gap-x-10 gap-y-4 border-b border-line py-6 lg:grid-cols-[minmax(0,1fr)_17.5rem]">
      <div className="min-w-0">
        <Badge>{t('card.archived')}</Badge>
        <h2 className="mt-2 text-lg" lang={foreign}>
          <Link to={`/danh-muc/${entry.id}`} prefetch="intent">
            {entry.title}
          </Link>
        </h2>
        {entry.summary ? (
          <p className="mt-1.5 line-clamp-2 max-w-reading" lang={foreign}>
            {entry.summary}
          </p>
        ) : null}
        <p className="mt-2 flex flex-wrap gap-x-2 text-sm text-muted">
          {entry.ownerName ? <Part name={t('card.owner')}>{entry.ownerName}</Part> : null}
          {entry.field ? <Part name={t('card.field')}>{lookup(`challenges:field.${entry.field}`)}</Part> : null}
          {foreign ? (
            <Part name={t('card.language')}>{t(entry.language === 'en' ? 'card.inEnglish' : 'card.inVietnamese')}</Part>
          ) : null}
          {entry.wardName ? <Part name={t('card.ward')}>{entry.wardName}</Part> : null}
        </p>
      </div>
      <dl className="grid content-start gap-x-8 gap-y-3 text-sm sm:grid-cols-2 lg:grid-cols-1">
        <Figure name={t('card.amount')}>{hasAmount(entry) ? <Amounts of={entry} /> : null}</Figure>
        <Figure name={t('card.dated')}>
          {entry.opensAt || entry.closesAt ? <Period from={entry.opensAt} to={entry.closesAt} /> : null}
        </Figure>
      </dl>
    </li>
  );
}
