import { formatNumber } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';
import { EmptyState } from '../empty-state.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { filterCount, noChoice, searchAddress } from './search-choice.ts';
import type { ShownList } from './shown-list.ts';

/** Nothing found is where people need help most: what else would find something, with numbers. */
export function EmptyResult({ list }: { list: ShownList }) {
  const { t, lang } = useT('search');
  const { choice, unfiltered, elsewhere } = list;
  const isChallenge = list.kind === 'challenge';
  const [path, otherPath] = isChallenge ? ['/de-bai', '/danh-muc'] : ['/danh-muc', '/de-bai'];
  if (!choice.text && filterCount(choice) === 0) return <NothingYet isChallenge={isChallenge} />;
  const onlyText = searchAddress({ ...noChoice, text: choice.text });
  return (
    <div className="mt-6">
      <EmptyState title={t(isChallenge ? 'empty.challenges' : 'empty.catalogue')}>
        <p>{t('empty.tips')}</p>
        <ul className="mt-2 list-disc space-y-1 pl-5">
          {choice.text ? <li>{t('empty.fewerWords')}</li> : null}
          {unfiltered && unfiltered.count > 0 ? (
            <li>
              <Link to={path + onlyText}>
                {unfiltered.capped
                  ? t('empty.withoutFiltersMore', { cap: formatNumber(list.cap, lang) })
                  : t('empty.withoutFilters', { count: unfiltered.count })}
              </Link>
            </li>
          ) : null}
          {elsewhere && elsewhere.count > 0 ? (
            <li>
              <Link to={otherPath + onlyText}>
                {t(isChallenge ? 'empty.inCatalogue' : 'empty.inChallenges', { count: elsewhere.count })}
              </Link>
            </li>
          ) : null}
          <li>
            <Link to={path}>{t(isChallenge ? 'empty.browse' : 'empty.browseCatalogue')}</Link>
          </li>
        </ul>
      </EmptyState>
    </div>
  );
}

function NothingYet({ isChallenge }: { isChallenge: boolean }) {
  const { t } = useT('search');
  return (
    <div className="mt-6">
      <EmptyState
        title={t(isChallenge ? 'empty.nothingYet' : 'empty.catalogueYet')}
        action={
          isChallenge ? (
            <ButtonLink to="/danh-muc">{t('catalogue.title')}</ButtonLink>
          ) : (
            <ButtonLink to="/de-bai">{t('challenges.title')}</ButtonLink>
          )
        }
      >
        {t(isChallenge ? 'empty.nothingYetText' : 'empty.catalogueYetText')}
      </EmptyState>
    </div>
  );
}
