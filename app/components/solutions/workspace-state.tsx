import { StatePanel } from '#app/components/state-panel.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import type { SolutionStatus } from '#app/domain/solutions/solution.states.ts';
import { useT } from '#app/i18n/hooks.ts';

type WorkspaceStateProps = {
  solution: { id: string; status: SolutionStatus };
  challenge: { closesAt: Date | null; open: boolean };
  may: { edit: boolean; submit: boolean; withdraw: boolean };
};

/** The state of one's own solution and what may be done now, the one next step first. */
export function WorkspaceState({ solution, challenge, may }: WorkspaceStateProps) {
  const { t } = useT('solutions');
  const { id, status } = solution;
  const missed = !challenge.open && (status === 'draft' || status === 'withdrawn');
  const first = status === 'draft' ? 'primary' : 'secondary';
  return (
    <StatePanel
      machine="solution"
      status={status}
      by={challenge.open ? challenge.closesAt : null}
      {...(missed ? { next: t('page.missed') } : {})}
    >
      {may.edit ? (
        <ButtonLink variant={first} to={`/giai-phap/${id}/soan`}>
          {status === 'draft' ? t('action.write') : t('action.edit')}
        </ButtonLink>
      ) : null}
      {may.submit && status !== 'draft' ? (
        <ButtonLink to={`/giai-phap/${id}/nop`}>
          {status === 'submitted' ? t('action.revise') : t('action.submitAgain')}
        </ButtonLink>
      ) : null}
      {may.withdraw ? (
        <ButtonLink variant="quiet" to={`/giai-phap/${id}/rut`}>
          {t('action.withdraw')}
        </ButtonLink>
      ) : null}
      {status === 'awarded' ? (
        <ButtonLink variant="primary" to="/hop-dong">
          {t('action.contract')}
        </ButtonLink>
      ) : null}
    </StatePanel>
  );
}
