import { Form, useNavigation } from '@remix-run/react';
import { Search } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { formatNumber } from '#app/i18n/format.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { Page, PageHeader } from '../page.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { controlLook } from '../ui/field-frame.tsx';
import { Link } from '../ui/link.tsx';
import { ChosenFilters } from './chosen-filters.tsx';
import { EmptyResult } from './empty-result.tsx';
import { names, noChoice, searchAddress } from './search-choice.ts';
import { SearchFilters } from './search-filters.tsx';
import type { ShownList } from './shown-list.ts';

const formId = 'tim-kiem';

/** A list with its search: the question on top, choices beside the results, all one form that works without JavaScript. */
export function SearchPage({ list, children }: { list: ShownList; children: ReactNode }) {
  const { t } = useT('search');
  const words = list.kind === 'challenge' ? 'challenges' : 'catalogue';
  return (
    <Page>
      <PageHeader title={t(`${words}.title`)} lead={t(`${words}.lead`)} />
      <SearchBox list={list} />
      <div className="mt-8 md:grid md:grid-cols-[15rem_minmax(0,1fr)] md:gap-x-12">
        <SearchFilters list={list} formId={formId} />
        <section aria-label={t(`${words}.results`)} className="min-w-0">
          <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2 border-b border-line-strong pb-3">
            <Total list={list} />
          </div>
          <ChosenFilters list={list} />
          {list.total.count === 0 ? <EmptyResult list={list} /> : children}
          <Further list={list} />
        </section>
      </div>
    </Page>
  );
}

function SearchBox({ list }: { list: ShownList }) {
  const { t } = useT('search');
  const href = useHref();
  const id = useId();
  const words = list.kind === 'challenge' ? 'challenges' : 'catalogue';
  const input = useRef<HTMLInputElement>(null);
  // The box shows what was asked, also when a link asked it; it is not made anew, so that it keeps the focus.
  useEffect(() => {
    if (input.current) input.current.value = list.choice.text;
  }, [list.choice.text]);
  return (
    <Form
      id={formId}
      method="get"
      action={href(list.kind === 'challenge' ? '/de-bai' : '/danh-muc')}
      role="search"
      aria-label={t(`${words}.label`)}
      className="max-w-reading"
    >
      <label htmlFor={id} className="block font-bold">
        {t(`${words}.label`)}
      </label>
      <p id={`${id}-hint`} className="mt-0.5 text-sm text-muted">
        {t('hint')}
      </p>
      <div className="mt-1.5 flex gap-2">
        <input
          ref={input}
          id={id}
          name={names.text}
          type="search"
          maxLength={200}
          autoComplete="off"
          enterKeyHint="search"
          defaultValue={list.choice.text}
          placeholder={t(`${words}.placeholder`)}
          aria-describedby={`${id}-hint`}
          className={`${controlLook} min-w-0 flex-1 text-read`}
        />
        <Button icon={<Search aria-hidden="true" className="size-4.5" />}>{t('submit')}</Button>
      </div>
    </Form>
  );
}

function Total({ list }: { list: ShownList }) {
  const { t, lang } = useT('search');
  const words = list.kind === 'challenge' ? 'challenges' : 'catalogue';
  const busy = useNavigation().state === 'loading';
  return (
    <p role="status" className={`font-bold ${busy ? 'text-muted' : ''}`}>
      {list.total.capped
        ? t(`${words}.more`, { cap: formatNumber(list.cap, lang) })
        : t(`${words}.count`, { count: list.total.count })}
    </p>
  );
}

function Further({ list }: { list: ShownList }) {
  const { t } = useT('search');
  const path = list.kind === 'challenge' ? '/de-bai' : '/danh-muc';
  const elsewhere = list.kind === 'challenge' && list.total.count > 0 ? list.elsewhere : null;
  return (
    <div className="mt-6 space-y-6">
      {list.next || !list.first ? (
        <nav className="flex flex-wrap items-center gap-x-6 gap-y-3" aria-label={t('common:pagination.label')}>
          {list.next ? (
            <ButtonLink to={path + searchAddress(list.choice, list.next)}>
              {t('next', { count: list.pageSize })}
            </ButtonLink>
          ) : null}
          {list.first ? null : <Link to={path + searchAddress(list.choice)}>{t('fromStart')}</Link>}
        </nav>
      ) : null}
      {!list.next && list.total.capped ? <p className="text-muted">{t('capped')}</p> : null}
      {elsewhere && elsewhere.count > 0 ? (
        <p className="text-muted">
          {t('alsoCatalogue', { count: elsewhere.count })}{' '}
          <Link to={`/danh-muc${searchAddress({ ...noChoice, text: list.choice.text })}`}>
            {t('alsoCatalogueAction')}
          </Link>
        </p>
      ) : null}
    </div>
  );
}
