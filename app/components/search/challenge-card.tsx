import { formatDate } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';
import { Deadline } from '../deadline.tsx';
import { MoneyRange } from '../money.tsx';
import { StatusBadge } from '../status-badge.tsx';
import { Link } from '../ui/link.tsx';

export type ShownCard = {
  id: string;
  code: string;
  title: string;
  summary: string;
  status: string;
  field: string;
  kind: string;
  reward: string;
  pilotMonths: number | null;
  budgetMinVnd: bigint | null;
  budgetMaxVnd: bigint | null;
  closesAt: Date | null;
  sponsorName: string;
  wardName: string | null;
  open: boolean;
};

/** A challenge among others: what one decides by, nothing else. Open and closed differ in words, not in colour alone. */
export function ChallengeCard({ card }: { card: ShownCard }) {
  const { t, lookup } = useT('search', 'challenges');
  // A deadline that has passed is passed, even before the job that closes it has run.
  const offered = useOffered(card);
  const status = card.status === 'published' && !card.open ? 'closed' : card.status;
  return (
    <li className="grid gap-x-10 gap-y-4 border-b border-line py-6 lg:grid-cols-[minmax(0,1fr)_17.5rem]">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
          <StatusBadge machine="challenge" status={status} />
          <span>{card.code}</span>
        </div>
        <h2 className="mt-2 text-lg">
          <Link to={`/de-bai/${card.code}`} prefetch="intent">
            {card.title}
          </Link>
        </h2>
        {card.summary ? <p className="mt-1.5 line-clamp-2 max-w-reading">{card.summary}</p> : null}
        <p className="mt-2 flex flex-wrap gap-x-2 text-sm text-muted">
          <Part name={t('card.sponsor')}>{card.sponsorName}</Part>
          <Part name={t('card.field')}>{lookup(`challenges:field.${card.field}`)}</Part>
          <Part name={t('card.ward')}>{card.wardName ?? t('ward.all')}</Part>
          {card.reward ? null : <Part name={t('card.gets')}>{offered}</Part>}
        </p>
      </div>
      <dl className="grid content-start gap-x-8 gap-y-3 text-sm sm:grid-cols-2 lg:grid-cols-1">
        <Figure name={t('card.deadline')}>
          {card.open ? <Deadline at={card.closesAt} stacked /> : card.closesAt ? <ClosedOn at={card.closesAt} /> : null}
        </Figure>
        <Figure name={t('card.budget')}>
          {card.budgetMinVnd === null && card.budgetMaxVnd === null ? (
            <span className="text-muted">{t('card.noBudget')}</span>
          ) : (
            <span className="font-bold">
              <MoneyRange minVnd={card.budgetMinVnd} maxVnd={card.budgetMaxVnd} short />
            </span>
          )}
        </Figure>
        {card.reward ? (
          <Figure name={t('card.gets')}>
            <span className="line-clamp-2">{card.reward}</span>
          </Figure>
        ) : null}
      </dl>
    </li>
  );
}

/** What the solver gets where the sponsor wrote no reward: the kind of work that is offered. */
function useOffered({ kind, pilotMonths }: ShownCard): string {
  const { t, lookup } = useT('challenges');
  const words = lookup(`challenges:kind.${kind}`);
  return pilotMonths === null ? words : `${words}, ${t('value.months', { count: pilotMonths })}`;
}

function ClosedOn({ at }: { at: Date }) {
  const { t, lang } = useT('search');
  return <span className="text-muted">{t('card.closedOn', { date: formatDate(at, lang) })}</span>;
}

/** A fact in a line of facts; its name is for those who hear the page. */
export function Part({ name, children }: { name: string; children: string }) {
  return (
    <span className="not-last:after:ml-2 not-last:after:content-['·']">
      <span className="sr-only">{name}: </span>
      {children}
    </span>
  );
}

export function Figure({ name, children }: { name: string; children: React.ReactNode }) {
  if (children === null) return null;
  return (
    <div className="min-w-0">
      <dt className="text-muted">{name}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  );
}
