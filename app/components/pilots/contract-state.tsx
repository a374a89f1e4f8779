import { finalMilestoneStatuses, type MilestoneStatus } from '#app/domain/pilots/milestone.states.ts';
import { useT } from '#app/i18n/hooks.ts';
import { StatePanel } from '../state-panel.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { actionPages, type RailMilestone } from './milestone-rail.tsx';

type Party = { name: string };

/** Which side a state of a milestone waits for. */
const turnOf: Partial<Record<MilestoneStatus, 'buyer' | 'supplier' | 'finance' | 'both' | 'rail'>> = {
  planned: 'supplier',
  awaiting_funds: 'finance',
  funded: 'supplier',
  in_progress: 'supplier',
  submitted: 'buyer',
  changes_requested: 'supplier',
  missed: 'both',
  rejected: 'both',
  disputed: 'both',
  accepted: 'finance',
  awaiting_payment: 'finance',
  releasing: 'rail',
  cancelling: 'rail',
};

type Props = {
  contract: { id: string; status: string };
  buyer: Party;
  supplier: Party;
  /** Names of the parties that have not signed yet. */
  unsigned: string[];
  milestones: (RailMilestone & { status: MilestoneStatus })[];
  mayEdit: boolean;
  maySign: boolean;
};

/** The contract's state with what comes next, who must act, by when, and the reader's one act. */
export function ContractState({ contract, buyer, supplier, unsigned, milestones, mayEdit, maySign }: Props) {
  const { t, lookup } = useT('pilots');
  const current = milestones.find((milestone) => !finalMilestoneStatuses.includes(milestone.status));
  const running = contract.status === 'active' && current !== undefined;
  const turn = running ? turnOf[current.status] : undefined;
  const names = { buyer: buyer.name, supplier: supplier.name, finance: buyer.name, both: '', rail: '' };
  const who = {
    draft: buyer.name,
    pending_signature: unsigned.join(', '),
    active: turn ? t(`turn.${turn}`, { name: names[turn] }) : null,
  };
  return (
    <StatePanel
      machine="contract"
      status={contract.status}
      next={
        running
          ? t('state.current', {
              position: current.position,
              title: current.title,
              meaning: lookup(`pilots:milestoneStatus.${current.status}.meaning`),
            })
          : undefined
      }
      who={contract.status in who ? who[contract.status as keyof typeof who] : null}
      by={running ? dueOf(current) : null}
    >
      <Act contractId={contract.id} mayEdit={mayEdit} maySign={maySign} current={running ? current : undefined} />
    </StatePanel>
  );
}

/** A day ends at midnight in Vietnam. */
function dueOf(milestone: RailMilestone): Date | null {
  if (milestone.inspectionEndsAt) return milestone.inspectionEndsAt;
  if (['planned', 'funded', 'in_progress', 'changes_requested'].includes(milestone.status))
    return new Date(`${milestone.dueOn}T23:59:59+07:00`);
  return null;
}

type ActProps = { contractId: string; mayEdit: boolean; maySign: boolean; current: RailMilestone | undefined };

function Act({ contractId, mayEdit, maySign, current }: ActProps) {
  const { t } = useT('pilots');
  const address = `/hop-dong/${contractId}`;
  if (mayEdit)
    return (
      <ButtonLink variant="primary" to={`${address}/soan`}>
        {t('contract.edit')}
      </ButtonLink>
    );
  if (maySign)
    return (
      <ButtonLink variant="primary" to={`${address}/ky`}>
        {t('contract.sign')}
      </ButtonLink>
    );
  if (!current?.action || (current.action === 'fund' && current.pendingReference)) return null;
  return (
    <ButtonLink variant="primary" to={`${address}/moc/${current.id}/${actionPages[current.action]}`}>
      {t(`milestone.action.${current.action}`)}
    </ButtonLink>
  );
}
