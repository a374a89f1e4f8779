import type { ReactNode } from 'react';
import { useT } from '#app/i18n/hooks.ts';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';

/** Says where a mail went, in words that do not tell whether the address exists; in the demo, where to read it. */
export function MailboxNotice({ children, keepsMails }: { children: ReactNode; keepsMails: boolean }) {
  const { t } = useT('myAccount');
  return (
    <Notice title={t('mailbox.title')}>
      <p>{children}</p>
      <p className="mt-2">
        {keepsMails ? (
          <>
            {t('mailbox.kept')} <Link to="/thu-thu-nghiem">{t('mailbox.open')}</Link>
          </>
        ) : (
          t('mailbox.spam')
        )}
      </p>
    </Notice>
  );
}
