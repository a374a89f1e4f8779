import { CalendarPlus, Link2, Printer } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useHref, useT } from '#app/i18n/hooks.ts';

const look =
  'inline-flex min-h-11 items-center gap-2 text-sea underline decoration-1 underline-offset-[0.2em] hover:text-sea-strong hover:decoration-2';

/** Keep, share, print. What needs a script appears with it. */
export function SmallActions({ code, calendar }: { code: string; calendar: boolean }) {
  const { t } = useT('publicChallenge');
  const href = useHref();
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  return (
    <ul aria-label={t('actions')} className="mt-4 flex flex-wrap gap-x-6 print:hidden">
      {calendar ? (
        <li>
          <a href={href(`/de-bai/${code}/han-nop.ics`)} className={look} download>
            <CalendarPlus aria-hidden="true" className="size-4.5" />
            {t('calendar')}
          </a>
        </li>
      ) : null}
      {scripted ? (
        <>
          <li>
            <CopyLink />
          </li>
          <li>
            <Action onClick={() => window.print()} icon={<Printer aria-hidden="true" className="size-4.5" />}>
              {t('print')}
            </Action>
          </li>
        </>
      ) : null}
    </ul>
  );
}

function CopyLink() {
  const { t } = useT('publicChallenge');
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(window.location.origin + window.location.pathname).then(
      () => setCopied(true),
      () => {},
    );
  return (
    <Action onClick={copy} icon={<Link2 aria-hidden="true" className="size-4.5" />}>
      <span aria-live="polite">{t(copied ? 'linkCopied' : 'copyLink')}</span>
    </Action>
  );
}

function Action({ onClick, icon, children }: { onClick: () => void; icon: ReactNode; children: ReactNode }) {
  return (
    <button type="button" onClick={onClick} className={look}>
      {icon}
      {children}
    </button>
  );
}
