import { useLocation, useNavigate } from '@remix-run/react';
import { SlidersHorizontal, X } from 'lucide-react';
import { type RefObject, useEffect, useId, useRef } from 'react';
import { useT } from '#app/i18n/hooks.ts';
import { Button } from '../ui/button.tsx';
import { controlLook } from '../ui/field-frame.tsx';
import { filterCount, names } from './search-choice.ts';
import type { Countable, ShownList } from './shown-list.ts';

const sheetId = 'bo-loc';

/**
 * The choices of a list: beside the results, on phones a sheet from below. The sheet is a popover, which browsers open
 * without JavaScript; one that does not know popovers shows the choices above the results.
 */
export function SearchFilters({ list, formId }: { list: ShownList; formId: string }) {
  const { t } = useT('search');
  const sheet = useRef<HTMLDivElement>(null);
  useSettled(list, sheet);
  const applyOnChange = useApplyOnChange(formId);
  const chosen = filterCount(list.choice);
  return (
    <div>
      <Button
        type="button"
        wide
        className="mb-6 md:hidden"
        icon={<SlidersHorizontal aria-hidden="true" className="size-4.5" />}
        {...{ popovertarget: sheetId }}
      >
        {chosen > 0 ? t('filters.openWith', { count: chosen }) : t('filters.open')}
      </Button>
      <div
        id={sheetId}
        ref={sheet}
        onChange={applyOnChange}
        className="inset-x-0 top-auto bottom-0 max-h-[85dvh] w-full max-w-none overflow-y-auto rounded-t border-t border-line-strong bg-sheet p-5 text-ink backdrop:bg-[rgb(0_0_0/0.5)] md:static md:block md:max-h-none md:overflow-visible md:border-0 md:bg-transparent md:p-0 print:hidden"
        {...{ popover: 'auto' }}
      >
        <div className="mb-4 flex items-center justify-between gap-4">
          <h2 className="text-lg">{t('filters.title')}</h2>
          <Button
            type="button"
            variant="quiet"
            className="md:hidden"
            icon={<X aria-hidden="true" className="size-4.5" />}
            {...{ popovertarget: sheetId, popovertargetaction: 'hide' }}
          >
            {t('filters.close')}
          </Button>
        </div>
        <div className="space-y-6">
          <SortSelect list={list} formId={formId} />
          {list.kind === 'challenge' ? <States list={list} formId={formId} /> : null}
          <Boxes
            name={names.fields}
            title={t('field.title')}
            words="challenges:field"
            {...boxesOf(list, 'fields', formId)}
          />
          <Boxes
            name={names.sponsorTypes}
            title={t('sponsorType.title')}
            words="common:organizationKind"
            {...boxesOf(list, 'sponsorTypes', formId)}
          />
          <Wards list={list} formId={formId} />
          <Button form={formId} wide>
            {t('filters.apply')}
          </Button>
        </div>
      </div>
    </div>
  );
}

/** After a new answer the sheet closes, and the controls show what the address says, also when a link changed it. */
function useSettled(list: ShownList, sheet: RefObject<HTMLDivElement | null>) {
  const { search } = useLocation();
  const { choice } = list;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each address
  useEffect(() => {
    if (sheet.current?.matches(':popover-open')) sheet.current.hidePopover();
    const chosen = [...choice.fields, ...choice.sponsorTypes, choice.state];
    for (const control of sheet.current?.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select') ??
      []) {
      if (control instanceof HTMLInputElement) control.checked = chosen.includes(control.value);
      else control.value = control.name === names.sort ? choice.sort : choice.wardCode;
    }
  }, [search]);
}

/** Beside the results a choice holds at once; in the sheet people choose several and then look. */
function useApplyOnChange(formId: string) {
  const navigate = useNavigate();
  return () => {
    const form = document.getElementById(formId);
    if (!(form instanceof HTMLFormElement) || !window.matchMedia('(min-width: 48rem)').matches) return;
    const params = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value) params.append(name, String(value));
    navigate(`?${params}`, { preventScrollReset: true });
  };
}

function boxesOf(list: ShownList, key: 'fields' | 'sponsorTypes', formId: string) {
  return { values: list[key], chosen: list.choice[key], formId };
}

type BoxesProps = {
  name: string;
  title: string;
  /** Where the words of the values are. */
  words: string;
  values: readonly Countable[];
  chosen: readonly string[];
  formId: string;
};

function Boxes({ name, title, words, values, chosen, formId }: BoxesProps) {
  const { lookup } = useT();
  const id = useId();
  if (values.length === 0) return null;
  return (
    <fieldset>
      <legend className="font-bold">{title}</legend>
      <div className="mt-1">
        {values.map(({ value, count }) => (
          <div key={value} className="flex gap-3 py-1.5">
            <input
              id={`${id}-${value}`}
              form={formId}
              type="checkbox"
              name={name}
              value={value}
              defaultChecked={chosen.includes(value)}
              className="mt-0.5 size-5 shrink-0 accent-sea"
            />
            <label htmlFor={`${id}-${value}`} className="flex min-w-0 flex-1 justify-between gap-3">
              <span>{lookup(`${words}.${value}`)}</span>
              {count === null ? null : <span className="text-muted">{count}</span>}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}

function States({ list, formId }: { list: ShownList; formId: string }) {
  const { t } = useT('search');
  const id = useId();
  return (
    <fieldset>
      <legend className="font-bold">{t('state.title')}</legend>
      <div className="mt-1">
        {(['', 'open', 'closed'] as const).map((state) => (
          <div key={state} className="flex gap-3 py-1.5">
            <input
              id={`${id}-${state}`}
              form={formId}
              type="radio"
              name={names.state}
              value={state}
              defaultChecked={list.choice.state === state}
              className="mt-0.5 size-5 shrink-0 accent-sea"
            />
            <label htmlFor={`${id}-${state}`} className="flex-1">
              {t(`state.${state || 'all'}`)}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}

function Wards({ list, formId }: { list: ShownList; formId: string }) {
  const { t } = useT('search');
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="block font-bold">
        {t('ward.title')}
      </label>
      <select
        id={id}
        form={formId}
        name={names.wardCode}
        defaultValue={list.choice.wardCode}
        className={`${controlLook} mt-1.5`}
      >
        <option value="">{t('ward.all')}</option>
        {list.wards.map((ward) => (
          <option key={ward.code} value={ward.code}>
            {ward.name}
          </option>
        ))}
      </select>
    </div>
  );
}

function SortSelect({ list, formId }: { list: ShownList; formId: string }) {
  const { t } = useT('search');
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="block font-bold">
        {t('sort.title')}
      </label>
      <select
        id={id}
        form={formId}
        name={names.sort}
        defaultValue={list.choice.sort}
        className={`${controlLook} mt-1.5`}
      >
        {list.sorts.map((sort, index) => (
          <option key={sort} value={index === 0 ? '' : sort}>
            {t(`sort.${sort}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
