import { useT } from '#app/i18n/hooks.ts';
import { DocumentRow, type ListedDocument } from './file-upload/document-row.tsx';

/** Files for readers: each a link that saves it. The page's `handle.i18n` names `documents`. */
export function DocumentList({ documents, empty }: { documents: readonly ListedDocument[]; empty?: string }) {
  const { t } = useT('documents');
  const ready = documents.filter(({ status }) => status === 'ready');
  if (ready.length === 0) return <p className="text-muted">{empty ?? t('list.empty')}</p>;
  return (
    <ul className="border-t border-line">
      {ready.map((document) => (
        <DocumentRow key={document.id} document={document} />
      ))}
    </ul>
  );
}
