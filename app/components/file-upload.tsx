import { useRevalidator } from '@remix-run/react';
import { useEffect, useId, useMemo, useState } from 'react';
import { limits } from '#app/domain/documents/document.policy.ts';
import { formatBytes } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';
import { DocumentRow, type ListedDocument } from './file-upload/document-row.tsx';
import { SendingRow } from './file-upload/sending-row.tsx';
import { UploadForm } from './file-upload/upload-form.tsx';
import { useUploads } from './file-upload/use-uploads.ts';

type FileUploadProps = {
  subjectKind: 'challenge' | 'solution' | 'milestone' | 'contract' | 'organization';
  subjectId: string;
  /** What the files are to their subject: attachment, deliverable, invoice, anonymised … */
  purpose: string;
  /** From `listDocuments`, of this purpose. */
  documents: readonly ListedDocument[];
  label?: string;
  hint?: string;
  /** Extensions for the file dialog; the server decides by its own list. */
  accept?: string;
};

/**
 * Files of an object for those who may add to them: the list with the state of each, and a place to send more. Without
 * script it is a plain form. It holds forms of its own, so it stands outside the page's form.
 */
export function FileUpload({ subjectKind, subjectId, purpose, documents, label, hint, accept }: FileUploadProps) {
  const { t, lang } = useT('documents');
  const target = useMemo(() => ({ subjectKind, subjectId, purpose }), [subjectKind, subjectId, purpose]);
  const { list, add, retry, drop } = useUploads(target);
  const scripted = useScripted();
  const id = useId();
  useCheckingRefresh(documents);

  const sending = list.filter(
    ({ state, file }) => state !== 'sent' || !documents.some(({ name }) => name === file.name),
  );
  const hintWords = hint ?? t('upload.hint', { size: formatBytes(limits.fileBytes, lang), count: limits.files });
  return (
    <section aria-labelledby={`${id}-label`} className="max-w-reading">
      <h3 id={`${id}-label`} className="font-bold">
        {label ?? t('upload.label')}
      </h3>
      <p id={`${id}-hint`} className="mt-0.5 text-sm text-muted">
        {hintWords}
      </p>
      {documents.length > 0 ? (
        <ul aria-label={t('upload.list')} className="mt-2 border-t border-line">
          {documents.map((document) => (
            <DocumentRow key={document.id} document={document} manage />
          ))}
        </ul>
      ) : null}
      {sending.length > 0 ? (
        <ul aria-label={t('upload.sendingList')} className={documents.length > 0 ? '' : 'mt-2 border-t border-line'}>
          {sending.map((each) => (
            <SendingRow key={each.id} sending={each} onRetry={() => retry(each.id)} onDrop={() => drop(each.id)} />
          ))}
        </ul>
      ) : null}
      <UploadForm target={target} ids={id} accept={accept} onFiles={scripted ? add : null} />
      <Announcements list={list} />
    </section>
  );
}

/** Says to those who do not see the rows what became of each file. */
function Announcements({ list }: { list: ReturnType<typeof useUploads>['list'] }) {
  const { t, lookup } = useT('documents');
  return (
    <div role="status" className="sr-only">
      {list.map(({ id, state, file, reason }) => {
        if (state === 'sent') return <p key={id}>{t('upload.sent', { name: file.name })}</p>;
        if (state !== 'failed') return null;
        const why = lookup.first([`documents:reason.${reason}`, 'documents:reason.failed']) ?? '';
        return <p key={id}>{t('upload.failed', { name: file.name, reason: why })}</p>;
      })}
    </div>
  );
}

function useScripted(): boolean {
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  return scripted;
}

/** Asks again every two seconds, for two minutes at most, while a file is being checked. */
function useCheckingRefresh(documents: readonly ListedDocument[]): void {
  const { revalidate } = useRevalidator();
  const checking = documents.filter(({ status }) => status === 'pending').length;
  useEffect(() => {
    if (checking === 0) return;
    let left = 60;
    const timer = setInterval(() => {
      if (left-- > 0) revalidate();
      else clearInterval(timer);
    }, 2_000);
    return () => clearInterval(timer);
  }, [checking, revalidate]);
}
