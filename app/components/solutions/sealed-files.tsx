import { formatBytes } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';

type SealedFilesProps = {
  files: readonly { documentId: string; name: string; purpose: string; sizeBytes: number }[];
  /** Names are withheld: each file is called by its number. */
  numbered?: boolean;
};

/** Files of a sealed version, each a link that saves it. */
export function SealedFiles({ files, numbered }: SealedFilesProps) {
  const { t, lang } = useT('solutions');
  if (files.length === 0) return <p className="text-muted">{t('files.none')}</p>;
  return (
    <ul className="max-w-reading border-t border-line">
      {files.map((file) => (
        <li key={file.documentId} className="flex flex-wrap items-baseline gap-x-4 border-b border-line py-2.5">
          <a
            className="min-w-0 text-sea underline underline-offset-[0.2em] [overflow-wrap:anywhere]"
            href={`/tep/${file.documentId}`}
          >
            {numbered ? t('files.numbered', { name: file.name }) : file.name}
          </a>
          <span className="text-sm text-muted">
            {formatBytes(file.sizeBytes, lang)}
            {file.purpose === 'anonymised' && !numbered ? ` · ${t('files.anonymised')}` : ''}
          </span>
        </li>
      ))}
    </ul>
  );
}
