import { useLocation } from '@remix-run/react';
import { StatusBadge } from '#app/components/status-badge.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { formatBytes } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';
import { FileName } from './file-name.tsx';

/** What lists need of a file; a row of `listDocuments` fits. */
export type ListedDocument = {
  id: string;
  name: string;
  sizeBytes: number;
  status: 'pending' | 'ready' | 'rejected';
  rejectedBecause: string | null;
  removable: boolean;
};

/** One file of an object. `manage` shows its state and lets it be removed, in two steps and without script. */
export function DocumentRow({ document, manage = false }: { document: ListedDocument; manage?: boolean }) {
  const { t, lookup, lang } = useT('documents');
  const { id, name, sizeBytes, status, rejectedBecause } = document;
  const size = formatBytes(sizeBytes, lang);
  const extension = name.includes('.') ? (name.split('.').at(-1)?.toUpperCase() ?? '') : '';
  const detail = extension ? t('list.kind', { extension, size }) : size;
  const link = status === 'ready' ? { href: `/tep/${id}`, label: `${t('list.download', { name })} (${detail})` } : {};
  return (
    <li className="border-b border-line py-3">
      <FileName name={name} detail={detail} {...link}>
        {manage ? <StatusBadge machine="document" status={status} /> : null}
      </FileName>
      {status === 'rejected' ? (
        <p className="mt-1 pl-7 text-danger">
          {lookup.first([`documents:reason.${rejectedBecause}`, 'documents:status.rejected.meaning'])}{' '}
          <span className="text-ink">{t('status.rejected.next')}</span>
        </p>
      ) : null}
      {manage && document.removable ? <RemoveForm id={id} name={name} /> : null}
    </li>
  );
}

/** The question stands in a disclosure: nothing is removed by one stray press, and nothing has to run for it. */
function RemoveForm({ id, name }: { id: string; name: string }) {
  const { t } = useT('documents');
  const { pathname, search } = useLocation();
  return (
    <details className="mt-1 pl-7">
      <summary
        aria-label={t('remove.openFor', { name })}
        className="inline-block list-none text-sm text-sea underline decoration-1 underline-offset-[0.2em] hover:decoration-2 [&::-webkit-details-marker]:hidden"
      >
        {t('remove.open')}
      </summary>
      <form
        method="post"
        action="/api/uploads/remove"
        className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2 border-l-4 border-danger bg-sheet py-2 pl-4"
      >
        <input type="hidden" name="documentId" value={id} />
        <input type="hidden" name="next" value={pathname + search} />
        <p className="[overflow-wrap:anywhere]">{t('remove.question', { name })}</p>
        <Button variant="danger">{t('remove.confirm')}</Button>
      </form>
    </details>
  );
}
