import type { ReactNode } from 'react';
import type { ChallengeStatus } from '#app/domain/challenges/challenge.states.ts';
import type { OrganizationKind } from '#app/domain/kernel/actor.ts';
import type { Decision } from '#app/domain/kernel/policy.ts';
import { useT } from '#app/i18n/hooks.ts';
import { StatePanel } from './state-panel.tsx';
import { ButtonLink } from './ui/button.tsx';
import { Notice } from './ui/notice.tsx';

type NextStepProps = {
  challenge: {
    id: string;
    code: string;
    status: ChallengeStatus;
    closesAt: Date | null;
    publishedAt: Date | null;
    endReason: string | null;
  };
  sponsor: { name: string; kind: OrganizationKind };
  /** Null until the deadline has passed. */
  submissions: number | null;
  panelStatus: 'forming' | 'scoring' | 'locked' | null;
  /** Nothing is missing, and no reviewer has asked for changes since it was sent last. */
  ready: boolean;
  may: { edit: boolean; submit: boolean; publish: Decision; cancel: boolean; create: boolean };
};

/** Where the challenge stands for its sponsor: state, meaning, who acts, by when, and the one action of this person. */
export function ChallengeNextStep(props: NextStepProps) {
  const { t, lookup } = useT('challenges');
  const { challenge, submissions, may } = props;
  const next =
    submissions === null || challenge.status !== 'closed'
      ? undefined
      : submissions === 0
        ? t('workspace.receivedNone')
        : `${t('workspace.received', { count: submissions })} ${t('status.closed.next')}`;
  const reason =
    challenge.endReason &&
    lookup.first([`challenges:cancelReason.${challenge.endReason}`, `challenges:noAwardReason.${challenge.endReason}`]);
  const action = actionOf(props);
  return (
    <>
      <StatePanel
        machine="challenge"
        status={challenge.status}
        who={useWho(props)}
        by={challenge.status === 'published' ? challenge.closesAt : null}
        next={reason ? t('workspace.endReason', { reason }) : next}
      >
        {action ? (
          <ButtonLink variant="primary" to={action.to}>
            {t(`workspace.${action.words}`)}
          </ButtonLink>
        ) : null}
        {challenge.status === 'draft' && may.edit && action?.words !== 'edit' ? (
          <ButtonLink to={`/don-vi/de-bai/${challenge.id}/soan`}>{t('workspace.edit')}</ButtonLink>
        ) : null}
        {challenge.status === 'draft' && may.submit && action?.words !== 'submit' ? (
          <ButtonLink to={`/don-vi/de-bai/${challenge.id}/gui-duyet`}>{t('workspace.submit')}</ButtonLink>
        ) : null}
        {challenge.publishedAt ? (
          <ButtonLink variant="quiet" to={`/de-bai/${challenge.code}`}>
            {t('workspace.publicPage')}
          </ButtonLink>
        ) : null}
      </StatePanel>
      {challenge.status === 'approved' && !may.publish.allowed ? (
        <div className="mt-4">
          <Notice kind="warning">{lookup(`errors:denied.${may.publish.reason}`)}</Notice>
        </div>
      ) : null}
    </>
  );
}

type Action = {
  to: string;
  words: 'edit' | 'submit' | 'publish' | 'open' | 'panel' | 'result' | 'contracts' | 'newVersion';
};

/** The one thing this person can do now to bring it further; null when others act. */
function actionOf({ challenge, submissions, panelStatus, ready, may }: NextStepProps): Action | null {
  const base = `/don-vi/de-bai/${challenge.id}`;
  switch (challenge.status) {
    case 'draft':
      if (ready && may.submit) return { to: `${base}/gui-duyet`, words: 'submit' };
      return may.edit ? { to: `${base}/soan`, words: 'edit' } : null;
    case 'approved':
      return may.publish.allowed ? { to: `${base}/cong-bo`, words: 'publish' } : null;
    case 'closed':
      if (!may.cancel) return null;
      return submissions === 0 ? { to: `${base}/ket-qua`, words: 'result' } : { to: `${base}/mo-ho-so`, words: 'open' };
    case 'evaluating':
      if (!may.cancel) return null;
      return panelStatus === 'locked'
        ? { to: `${base}/ket-qua`, words: 'result' }
        : { to: `${base}/hoi-dong`, words: 'panel' };
    case 'awarded':
      return { to: '/hop-dong', words: 'contracts' };
    case 'no_award':
    case 'cancelled':
      return may.create ? { to: '/don-vi/de-bai/moi', words: 'newVersion' } : null;
    default:
      return null;
  }
}

/** In whose hands it is, in words: "you" when this person can act. */
function useWho(props: NextStepProps): ReactNode {
  const { t } = useT('challenges');
  const { challenge, sponsor, panelStatus, may } = props;
  const organization = sponsor.name;
  switch (challenge.status) {
    case 'draft':
      return may.edit ? t('workspace.who.you') : t('workspace.who.writers', { organization });
    case 'in_review':
      return t(sponsor.kind === 'coordinator' ? 'workspace.who.otherAgency' : 'workspace.who.reviewDesk');
    case 'approved':
      return may.publish.allowed ? t('workspace.who.you') : t('workspace.who.managers', { organization });
    case 'published':
      return t('workspace.who.system');
    case 'closed':
      return t('workspace.who.officers', { organization });
    case 'evaluating':
      return panelStatus === 'locked' ? t('workspace.who.managers', { organization }) : t('workspace.who.panel');
    default:
      return null;
  }
}
