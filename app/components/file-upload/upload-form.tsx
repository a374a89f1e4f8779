import { useLocation } from '@remix-run/react';
import { type DragEvent, useState } from 'react';
import { Button } from '#app/components/ui/button.tsx';
import { acceptedExtensions } from '#app/domain/documents/document.policy.ts';
import { useT } from '#app/i18n/hooks.ts';

type UploadFormProps = {
  target: { subjectKind: string; subjectId: string; purpose: string };
  ids: string;
  accept: string | undefined;
  /** Null while no script runs: then the form is sent as a whole. */
  onFiles: ((files: File[]) => void) | null;
};

const look = 'border border-line-strong bg-sheet font-bold text-sea hover:border-sea hover:bg-sea-soft';
const labelButton = `inline-flex min-h-11 cursor-pointer items-center rounded px-5 py-2 ${look} peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-sea`;
const fileButton =
  'file:mr-3 file:min-h-11 file:cursor-pointer file:rounded file:border file:border-line-strong file:bg-sheet file:px-4 file:font-bold file:text-sea';

/** Where files are chosen or dropped. */
export function UploadForm({ target, ids, accept, onFiles }: UploadFormProps) {
  const { t } = useT('documents');
  const { pathname, search } = useLocation();
  const [over, setOver] = useState(false);
  const dragging = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      onFiles?.([...event.dataTransfer.files]);
    },
  };
  return (
    <form
      method="post"
      action="/api/uploads"
      encType="multipart/form-data"
      className={`mt-3 rounded border border-dashed px-4 py-4 print:hidden ${over ? 'border-sea bg-sea-soft' : 'border-line-strong'}`}
      {...(onFiles ? dragging : {})}
    >
      {Object.entries({ ...target, next: pathname + search }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {onFiles ? null : (
        <label htmlFor={`${ids}-files`} className="mb-1.5 block font-bold">
          {t('upload.choose')}
        </label>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <input
          id={`${ids}-files`}
          type="file"
          name="files"
          multiple
          required
          accept={accept ?? acceptedExtensions}
          aria-describedby={`${ids}-hint`}
          className={`peer min-h-11 max-w-full min-w-0 ${onFiles ? 'sr-only' : fileButton}`}
          onChange={(event) => {
            if (!onFiles) return;
            onFiles([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
        {onFiles ? (
          // The browser's own button speaks the browser's language; this one the page's.
          <label htmlFor={`${ids}-files`} className={labelButton}>
            {t('upload.choose')}
          </label>
        ) : (
          <Button>{t('upload.send')}</Button>
        )}
      </div>
      {onFiles ? <p className="mt-1.5 hidden text-sm text-muted md:block">{t('upload.drop')}</p> : null}
    </form>
  );
}
