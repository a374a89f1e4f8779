import { formatBytes } from '#app/i18n/format.ts';
import { useLang, useT } from '#app/i18n/hooks.ts';
import { FileName } from './file-name.tsx';
import type { Sending } from './use-uploads.ts';

type SendingRowProps = { sending: Sending; onRetry: () => void; onDrop: () => void };

/** One file on its way: how far it is, or why it did not go, and what can be done about it. */
export function SendingRow({ sending, onRetry, onDrop }: SendingRowProps) {
  const { t, lookup } = useT('documents');
  const lang = useLang();
  const { file, state, percent, reason } = sending;
  const failed = state === 'failed';
  return (
    <li className="border-b border-line py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <FileName name={file.name} detail={formatBytes(file.size, lang)} />
        <div className="flex gap-4 text-sm">
          {failed && curable.has(reason ?? '') ? (
            <RowButton onClick={onRetry} name={file.name}>
              {t('upload.retry')}
            </RowButton>
          ) : null}
          {state === 'sent' ? null : (
            <RowButton onClick={onDrop} name={file.name}>
              {t(failed ? 'upload.dismiss' : 'upload.stop')}
            </RowButton>
          )}
        </div>
      </div>
      {failed ? (
        <p className="mt-1 pl-7 text-danger">
          {lookup.first([`documents:reason.${reason}`, 'documents:reason.failed']) ?? reason}
        </p>
      ) : (
        <div className="mt-1.5 flex items-center gap-3 pl-7 text-sm text-muted">
          <progress
            className="h-1.5 w-full max-w-80 appearance-none overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-sea [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-sea"
            max={100}
            value={percent}
            aria-label={t('upload.progress', { name: file.name })}
          />
          <span className="shrink-0">{t(words[state], { percent })}</span>
        </div>
      )}
    </li>
  );
}

/** Reasons that sending the same file again may mend. */
const curable = new Set(['network', 'failed', 'disk_full', 'superseded', 'signed_out', 'incomplete', 'not_reported']);

const words = {
  waiting: 'upload.waiting',
  sending: 'upload.sending',
  again: 'upload.again',
  sent: 'status.pending.label',
} as const;

function RowButton({ onClick, name, children }: { onClick: () => void; name: string; children: string }) {
  const { t } = useT('documents');
  return (
    <button
      type="button"
      onClick={onClick}
      aria-label={t('upload.ofFile', { action: children, name })}
      className="min-h-6 cursor-pointer text-sea underline decoration-1 underline-offset-[0.2em] hover:text-sea-strong hover:decoration-2"
    >
      {children}
    </button>
  );
}
