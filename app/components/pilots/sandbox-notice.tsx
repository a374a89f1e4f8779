import { useT } from '#app/i18n/hooks.ts';
import { Notice } from '../ui/notice.tsx';

/** The sandbox rail says so on every page it touches. The page's `handle.i18n` names `payments`. */
export function SandboxNotice({ rail }: { rail: string }) {
  const { t } = useT('payments');
  if (rail !== 'sandbox') return null;
  return (
    <div className="mb-6">
      <Notice kind="warning" title={t('sandbox.title')}>
        {t('sandbox.text')}
      </Notice>
    </div>
  );
}
