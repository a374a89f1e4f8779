import { useNavigation } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { Notice } from './ui/notice.tsx';

/** What an action wants said on the next page, in words already. */
export type ToastMessage = { text: string; tone: 'success' | 'notice' };

/**
 * Stands on top of the page instead of floating away: it is there for everybody, without JavaScript too, until the next page, or
 * until a form of this page is sent: a refusal that comes back must not stand beside an older success.
 */
export function Toast({ toast }: { toast: ToastMessage | null | undefined }) {
  const { formMethod } = useNavigation();
  const [over, setOver] = useState<ToastMessage | null>(null);
  const sending = formMethod !== undefined && formMethod !== 'GET';
  useEffect(() => {
    if (sending && toast) setOver(toast);
  }, [sending, toast]);
  if (!toast || toast === over) return null;
  return (
    <div className="mx-auto max-w-tool px-4 pt-4 md:px-8 print:hidden">
      <Notice kind={toast.tone === 'success' ? 'success' : 'info'} live>
        {toast.text}
      </Notice>
    </div>
  );
}
