import { AlertTriangle, CheckCircle2, Info, OctagonAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '#app/i18n/hooks.ts';

const kinds = {
  info: { Icon: Info, look: 'border-sea text-sea', words: 'label.information' },
  success: { Icon: CheckCircle2, look: 'border-ok text-ok', words: 'label.success' },
  warning: { Icon: AlertTriangle, look: 'border-warn text-warn', words: 'label.warning' },
  danger: { Icon: OctagonAlert, look: 'border-danger text-danger', words: 'label.error' },
} as const;

type NoticeProps = { kind?: keyof typeof kinds; title?: string; children?: ReactNode; live?: boolean };

/** Something to know before going on. `live` announces it when it appears after the page was read. */
export function Notice({ kind = 'info', title, children, live }: NoticeProps) {
  const { t } = useT();
  const { Icon, look, words } = kinds[kind];
  return (
    <div className={`flex gap-3 border-l-4 bg-sheet py-3 pr-4 pl-4 ${look}`} role={live ? 'status' : undefined}>
      <Icon aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0 text-ink">
        {title ? (
          <p className="font-bold">
            <span className="sr-only">{t(words)}: </span>
            {title}
          </p>
        ) : (
          <span className="sr-only">{t(words)}: </span>
        )}
        {children ? <div className={title ? 'mt-1' : ''}>{children}</div> : null}
      </div>
    </div>
  );
}
