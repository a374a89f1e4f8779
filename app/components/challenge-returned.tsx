import { useT } from '#app/i18n/hooks.ts';
import { Notice } from './ui/notice.tsx';

/** What the reviewer asks to be changed; nothing when there is no such request. */
export function ChallengeReturned({ reason }: { reason: string | null }) {
  const { t } = useT('challenges');
  if (!reason) return null;
  return (
    <div className="mb-6 max-w-reading">
      <Notice kind="warning" title={t('edit.returnedTitle')}>
        <p className="written">{reason}</p>
      </Notice>
    </div>
  );
}
