import { Moment } from '#app/components/deadline.tsx';
import { StatePanel } from '#app/components/state-panel.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import type { MissingItem } from '#app/domain/organizations/organization-completeness.ts';
import { useT } from '#app/i18n/hooks.ts';
import { useNow } from '../use-now.ts';
import { MissingList } from './missing-list.tsx';

type VerificationStateProps = {
  status: string;
  verifiedUntil: Date | null;
  open: { kind: string; requestedAt: Date } | null;
  last: { outcome: string | null; kind: string; reason: string; decidedAt: Date | null } | null;
  missing: readonly MissingItem[];
  mayRequest: boolean;
};

const month = 30 * 86_400_000;

/** How far the verification is, what the desk said last, what is missing, and the one step. */
export function VerificationState({ status, verifiedUntil, open, last, missing, mayRequest }: VerificationStateProps) {
  const { t } = useT('profile', 'organizations');
  const now = useNow();
  const due = verifiedUntil !== null && new Date(verifiedUntil).getTime() - now.getTime() < month;
  const overdue = verifiedUntil !== null && new Date(verifiedUntil).getTime() < now.getTime();
  const offers = mayRequest && missing.length === 0 && (status === 'unverified' || due);
  const returned = last && (last.outcome === 'changes_asked' || last.outcome === 'refused') && !open;
  return (
    <>
      <StatePanel machine="organization" status={status} by={status === 'verified' && !open ? verifiedUntil : null}>
        {offers ? (
          <ButtonLink variant="primary" to="/don-vi/ho-so/gui-xac-minh">
            {status === 'verified' ? t('send.renew') : t('send.open')}
          </ButtonLink>
        ) : null}
      </StatePanel>
      <div className="mt-4 space-y-4">
        {overdue && status === 'verified' && !open ? <Notice kind="warning">{t('state.overdue')}</Notice> : null}
        {open ? (
          <Notice>
            {t(open.kind === 'change' ? 'state.changeWaits' : 'state.waits')} <Moment at={open.requestedAt} />
          </Notice>
        ) : null}
        {returned ? (
          <Notice kind="warning" title={t(last.outcome === 'refused' ? 'state.refused' : 'state.changesAsked')}>
            <p className="written">{last.reason}</p>
          </Notice>
        ) : null}
        {mayRequest && missing.length > 0 && (status === 'unverified' || due) ? (
          <MissingList missing={missing} />
        ) : null}
      </div>
    </>
  );
}
