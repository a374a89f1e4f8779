import type { MilestoneAction } from '#app/domain/pilots/milestone.policy.ts';
import { useT } from '#app/i18n/hooks.ts';
import { Deadline } from '../deadline.tsx';
import { Money } from '../money.tsx';
import { StatusBadge } from '../status-badge.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { Section } from '../ui/section.tsx';
import { AgreementActs, type AgreementState } from './agreement-acts.tsx';
import { Day } from './day.tsx';
import { Delivery, type DeliveryRound } from './delivery.tsx';

/** Page of each act, under the milestone's address. */
export const actionPages: Record<MilestoneAction, string> = {
  fund: 'nop-tien',
  start: 'bat-dau',
  deliver: 'ban-giao',
  accept: 'nghiem-thu',
  release: 'giai-ngan',
  approve_payment: 'giai-ngan',
  record_payment: 'kho-bac-da-tra',
  award: 'trao-thuong',
};

export type RailMilestone = {
  id: string;
  position: number;
  title: string;
  acceptanceCriteria: string;
  amountVnd: bigint;
  dueOn: string;
  status: string;
  inspectionEndsAt: Date | null;
  /** The one act this person can do now. */
  action: MilestoneAction | null;
  mayRequestChanges: boolean;
  /** This person signed the acceptance, so somebody else has to release. */
  waitsForColleague: boolean;
  hasRecord: boolean;
  /** Reference of a payment that the rail has not confirmed yet. */
  pendingReference: string | null;
  /** This reader's organisation is asked for that payment by bank transfer. */
  paysByTransfer: boolean;
  rounds: DeliveryRound[];
} & AgreementState;

/** The milestones in order, each with its state, due date, amount and the one act of this reader (primary on top of the page). */
export function MilestoneRail({ contractId, milestones }: { contractId: string; milestones: RailMilestone[] }) {
  const { t } = useT('pilots');
  return (
    <Section title={t('milestone.title')} id="cac-moc">
      <ol>
        {milestones.map((milestone) => (
          <Entry key={milestone.id} contractId={contractId} milestone={milestone} />
        ))}
      </ol>
    </Section>
  );
}

function Entry({ contractId, milestone }: { contractId: string; milestone: RailMilestone }) {
  const { t, lookup } = useT('pilots');
  const { position, title, status, amountVnd, dueOn } = milestone;
  return (
    <li
      id={`moc-${position}`}
      className="relative border-l-2 border-line pb-8 pl-6 last:pb-0 md:pl-8 before:absolute before:top-1.5 before:-left-[7px] before:size-3 before:rounded-full before:border-2 before:border-sea before:bg-paper"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h3 className="min-w-0 text-lg">{t('milestone.heading', { position, title })}</h3>
        <span className="text-lg font-bold">
          <Money vnd={amountVnd} />
        </span>
      </div>
      <p className="mt-1 flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <StatusBadge machine="milestone" status={status} />
        <span>{lookup(`pilots:milestoneStatus.${status}.meaning`)}</span>
      </p>
      <p className="mt-1 text-muted">
        {t('milestone.due')} <Day on={dueOn} />
      </p>
      <Waiting contractId={contractId} milestone={milestone} />
      <Acts contractId={contractId} milestone={milestone} />
      <AgreementActs contractId={contractId} milestone={milestone} />
      <details className="mt-3">
        <summary className="text-sea">{t('milestone.criteria')}</summary>
        <p className="written mt-2 max-w-reading">{milestone.acceptanceCriteria}</p>
      </details>
      <Deliveries rounds={milestone.rounds} />
    </li>
  );
}

/** What the milestone waits for besides this reader. */
function Waiting({ contractId, milestone }: { contractId: string; milestone: RailMilestone }) {
  const { t } = useT('pilots', 'payments');
  const { inspectionEndsAt, pendingReference, waitsForColleague, status } = milestone;
  return (
    <>
      {inspectionEndsAt ? (
        <p className="mt-1">
          {t('milestone.inspection')} <Deadline at={inspectionEndsAt} />
        </p>
      ) : null}
      {pendingReference ? (
        <p className="mt-1">
          {t('milestone.paymentPending', { reference: pendingReference })}
          {milestone.paysByTransfer ? (
            <>
              {' '}
              <Link to={`/hop-dong/${contractId}/moc/${milestone.id}/chuyen-khoan`}>
                {t('payments:instructions.link')}
              </Link>
            </>
          ) : null}
        </p>
      ) : null}
      {waitsForColleague && status === 'accepted' ? <p className="mt-1">{t('milestone.colleagueReleases')}</p> : null}
    </>
  );
}

function Acts({ contractId, milestone }: { contractId: string; milestone: RailMilestone }) {
  const { t } = useT('pilots');
  const { id, action, mayRequestChanges, hasRecord, pendingReference, status } = milestone;
  const address = `/hop-dong/${contractId}/moc/${id}`;
  const act = action === 'fund' && pendingReference ? null : action;
  if (!act && !mayRequestChanges && !hasRecord) return null;
  const early = act === 'fund' && status === 'planned';
  return (
    <div className="mt-3 flex flex-wrap items-center gap-3 print:hidden">
      {act ? (
        <ButtonLink to={`${address}/${actionPages[act]}`}>
          {t(early ? 'milestone.action.fundEarly' : `milestone.action.${act}`)}
        </ButtonLink>
      ) : null}
      {mayRequestChanges ? (
        <ButtonLink variant="secondary" to={`${address}/yeu-cau-sua`}>
          {t('milestone.action.request_changes')}
        </ButtonLink>
      ) : null}
      {hasRecord ? <Link to={`${address}/bien-ban`}>{t('milestone.record')}</Link> : null}
    </div>
  );
}

function Deliveries({ rounds }: { rounds: RailMilestone['rounds'] }) {
  const { t } = useT('pilots');
  if (rounds.length === 0) return null;
  return (
    <details className="mt-3">
      <summary className="text-sea">{t('milestone.deliveries', { count: rounds.length })}</summary>
      {rounds.map((round) => (
        <Delivery key={round.round} {...round} />
      ))}
    </details>
  );
}
