import { X } from 'lucide-react';
import { useT } from '#app/i18n/hooks.ts';
import { Link } from '../ui/link.tsx';
import { filterCount, noChoice, type SearchChoice, searchAddress } from './search-choice.ts';
import type { ShownList } from './shown-list.ts';

/** The filters in force, each a link that takes it back; they work without JavaScript. */
export function ChosenFilters({ list }: { list: ShownList }) {
  const { t } = useT('search');
  const { choice } = list;
  const chosen = useChosen(list);
  if (filterCount(choice) === 0) return null;
  const path = list.kind === 'challenge' ? '/de-bai' : '/danh-muc';
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line py-3">
      <p className="text-muted">{t('filters.chosen')}</p>
      <ul className="flex flex-wrap gap-2">
        {chosen.map(({ name, without }) => (
          <li key={name}>
            <Link
              to={path + searchAddress(without)}
              look="plain"
              aria-label={t('filters.remove', { name })}
              className="inline-flex min-h-8 items-center gap-1.5 rounded-sm border border-line-strong bg-sheet px-2.5 text-sm text-sea hover:border-sea"
            >
              {name}
              <X aria-hidden="true" className="size-3.5" />
            </Link>
          </li>
        ))}
      </ul>
      <Link to={path + searchAddress({ ...noChoice, text: choice.text, sort: choice.sort })} className="text-sm">
        {t('filters.clear')}
      </Link>
    </div>
  );
}

function useChosen(list: ShownList): { name: string; without: SearchChoice }[] {
  const { t, lookup } = useT('search');
  const { choice } = list;
  const ward = list.wards.find(({ code }) => code === choice.wardCode);
  return [
    ...(choice.state ? [{ name: t(`state.${choice.state}`), without: { ...choice, state: '' as const } }] : []),
    ...choice.fields.map((field) => ({
      name: lookup(`challenges:field.${field}`),
      without: { ...choice, fields: choice.fields.filter((other) => other !== field) },
    })),
    ...choice.sponsorTypes.map((type) => ({
      name: lookup(`common:organizationKind.${type}`),
      without: { ...choice, sponsorTypes: choice.sponsorTypes.filter((other) => other !== type) },
    })),
    ...(choice.wardCode ? [{ name: ward?.name ?? choice.wardCode, without: { ...choice, wardCode: '' } }] : []),
  ];
}
