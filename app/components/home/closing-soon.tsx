import { useT } from '#app/i18n/hooks.ts';
import { Deadline } from '../deadline.tsx';
import { EmptyState } from '../empty-state.tsx';
import { MoneyRange } from '../money.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';

export type OpenChallenge = {
  id: string;
  code: string;
  title: string;
  sponsorName: string;
  budgetMinVnd: bigint | null;
  budgetMaxVnd: bigint | null;
  closesAt: Date | null;
};

/** Open calls whose deadline comes next. */
export function ClosingSoon({ challenges }: { challenges: readonly OpenChallenge[] }) {
  const { t } = useT('home');
  return (
    <section aria-labelledby="sap-het-han" className="mt-14 border-t border-line pt-8">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h2 id="sap-het-han" className="text-2xl">
          {t('closing.title')}
        </h2>
        {challenges.length > 0 ? <Link to="/de-bai">{t('closing.all')}</Link> : null}
      </div>
      <div className="mt-4">
        {challenges.length > 0 ? (
          <ul>
            {challenges.map((challenge) => (
              <Row key={challenge.id} challenge={challenge} />
            ))}
          </ul>
        ) : (
          <EmptyState
            title={t('closing.empty')}
            action={<ButtonLink to="/danh-muc">{t('closing.emptyAction')}</ButtonLink>}
          >
            {t('closing.emptyText')}
          </EmptyState>
        )}
      </div>
    </section>
  );
}

function Row({ challenge }: { challenge: OpenChallenge }) {
  const { t } = useT('home');
  const { budgetMinVnd, budgetMaxVnd } = challenge;
  return (
    <li className="grid gap-x-8 gap-y-2 border-b border-line py-5 md:grid-cols-[1fr_12rem_18.5rem]">
      <div className="min-w-0">
        <h3 className="text-lg">
          <Link to={`/de-bai/${challenge.code}`} prefetch="intent">
            {challenge.title}
          </Link>
        </h3>
        <p className="mt-1 text-sm text-muted">
          <span className="sr-only">{t('closing.sponsor')}: </span>
          {challenge.sponsorName}
        </p>
      </div>
      <p className="md:text-right">
        <span className="text-muted md:sr-only">{t('closing.budget')}: </span>
        {budgetMinVnd === null && budgetMaxVnd === null ? (
          <span className="text-muted">{t('closing.noBudget')}</span>
        ) : (
          <MoneyRange minVnd={budgetMinVnd} maxVnd={budgetMaxVnd} short />
        )}
      </p>
      <div>
        <span className="sr-only">{t('closing.deadline')}: </span>
        <Deadline at={challenge.closesAt} stacked />
      </div>
    </li>
  );
}
