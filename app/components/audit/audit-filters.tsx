import { Form } from '@remix-run/react';
import { type ReactNode, useId } from 'react';
import { type AuditFilters, auditGroupNames, filterNames } from '#app/domain/audit/audit.schema.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { Button } from '../ui/button.tsx';
import { controlLook } from '../ui/field-frame.tsx';
import { Link } from '../ui/link.tsx';

type Props = {
  /** Address of the page, without language. */
  to: string;
  filters: Omit<AuditFilters, 'before'>;
  /** A person's own trail has one person; an organisation's one organisation. */
  offers: readonly ('person' | 'organization')[];
};

/** A form that only reads: its choices are the address, so that a view can be kept and passed on. */
export function AuditFilterForm({ to, filters, offers }: Props) {
  const { t } = useT('audit');
  const href = useHref();
  const chosen = Object.values(filters).some((value) => value !== undefined);
  const text = (name: 'person' | 'organization' | 'subject') => (
    <Labelled label={t(`filter.${name}`)} hint={name === 'subject' ? t('filter.subjectHint') : undefined}>
      {(ids) => (
        <input
          {...ids}
          type="text"
          name={filterNames[name]}
          defaultValue={filters[name]}
          maxLength={200}
          className={controlLook}
        />
      )}
    </Labelled>
  );
  return (
    <Form
      method="get"
      action={href(to)}
      aria-label={t('filter.title')}
      className="mb-6 border-b border-line pb-6 print:hidden"
    >
      <div className="grid items-end gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
        {(['from', 'to'] as const).map((name) => (
          <Labelled key={name} label={t(`filter.${name}`)}>
            {(ids) => (
              <input
                {...ids}
                type="date"
                name={filterNames[name]}
                defaultValue={filters[name]}
                className={controlLook}
              />
            )}
          </Labelled>
        ))}
        <Labelled label={t('filter.group')}>
          {(ids) => (
            <select {...ids} name={filterNames.group} defaultValue={filters.group ?? ''} className={controlLook}>
              <option value="">{t('filter.allGroups')}</option>
              {auditGroupNames.map((group) => (
                <option key={group} value={group}>
                  {t(`group.${group}`)}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        {offers.includes('person') ? text('person') : null}
        {offers.includes('organization') ? text('organization') : null}
        {text('subject')}
      </div>
      <div className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-2">
        <Button variant="secondary">{t('filter.apply')}</Button>
        {chosen ? <Link to={to}>{t('filter.clear')}</Link> : null}
      </div>
    </Form>
  );
}

type LabelledProps = {
  label: string;
  hint?: string | undefined;
  children: (ids: { id: string; 'aria-describedby'?: string }) => ReactNode;
};

function Labelled({ label, hint, children }: LabelledProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="block font-bold">
        {label}
      </label>
      {hint ? (
        <p id={`${id}-h`} className="text-sm text-muted">
          {hint}
        </p>
      ) : null}
      <div className="mt-1.5">{children(hint ? { id, 'aria-describedby': `${id}-h` } : { id })}</div>
    </div>
  );
}
