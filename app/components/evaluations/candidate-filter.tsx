import { Form } from '@remix-run/react';
import { Button } from '#app/components/ui/button.tsx';
import { controlLook } from '#app/components/ui/field-frame.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { challengeFields } from '#app/domain/challenges/challenge.schema.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';

type CandidateFilterProps = {
  path: string;
  search: { field?: string | undefined; words: string };
  found: number;
};

/** Narrows the list of people who may be asked; a plain form, so that the address keeps the question. */
export function CandidateFilter({ path, search, found }: CandidateFilterProps) {
  const { t, lookup } = useT('evaluations', 'challenges');
  const href = useHref();
  const narrowed = search.field !== undefined || search.words !== '';
  return (
    <>
      <Form
        method="get"
        action={href(path)}
        role="search"
        preventScrollReset
        className="grid items-end gap-x-4 gap-y-3 sm:grid-cols-[14rem_1fr_auto]"
      >
        <div>
          <label htmlFor="linh-vuc" className="mb-1.5 block font-bold">
            {t('panel.searchField')}
          </label>
          <select id="linh-vuc" name="linh-vuc" defaultValue={search.field ?? ''} className={controlLook}>
            <option value="">{t('panel.everyField')}</option>
            {challengeFields.map((field) => (
              <option key={field} value={field}>
                {lookup(`challenges:field.${field}`)}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label htmlFor="tim-chuyen-gia" className="mb-1.5 block font-bold">
            {t('panel.searchWords')}
          </label>
          <input id="tim-chuyen-gia" type="search" name="q" defaultValue={search.words} className={controlLook} />
        </div>
        <Button>{t('common:action.search')}</Button>
      </Form>
      <p className="mt-3 mb-4 text-sm text-muted" aria-live="polite">
        {found === 0 ? t('panel.foundNone') : t('panel.found', { count: found })}{' '}
        {narrowed ? <Link to={path}>{t('panel.showAll')}</Link> : null}
      </p>
    </>
  );
}
