import { formatBytes } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';
import { Moment } from '../deadline.tsx';
import { FileName } from '../file-upload/file-name.tsx';

export type DeliveryRound = {
  round: number;
  note: string;
  submittedAt: Date;
  submitterName: string;
  files: { documentId: string; name: string; sizeBytes: number }[];
};

/** One round of a delivery: the note and the files as they were handed over. The page's `handle.i18n` names `documents`. */
export function Delivery({ round, note, submittedAt, submitterName, files }: DeliveryRound) {
  const { t, lang } = useT('pilots', 'documents');
  return (
    <div className="mt-3 max-w-reading border-l-2 border-line pl-4">
      <p className="text-sm text-muted">
        {t('milestone.round', { round, name: submitterName })} · <Moment at={submittedAt} />
      </p>
      <p className="written mt-1">{note}</p>
      <ul className="mt-2">
        {files.map((file) => (
          <li key={file.documentId} className="py-1">
            <FileName
              name={file.name}
              detail={formatBytes(file.sizeBytes, lang)}
              href={`/tep/${file.documentId}`}
              label={t('documents:list.download', { name: file.name })}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
