import {
  type MilestoneProposalKind,
  milestoneProposals,
  type ProposalKind,
} from '#app/domain/pilots/proposal.states.ts';
import { useT } from '#app/i18n/hooks.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';

export type AgreementState = {
  /** Open proposals; `mine` when this reader is the one to answer. */
  proposals: { id: string; kind: ProposalKind; mine: boolean }[];
  mayPropose: MilestoneProposalKind[];
  mayReject: boolean;
  mayDispute: boolean;
};

type Props = { contractId: string; milestone: { id: string; status: string } & AgreementState };

/** Where nothing goes on before both sides agree, proposing is the next step; elsewhere it is one way among others. */
const stuck = ['missed', 'rejected', 'disputed'];

/** What the two sides have to agree on at a milestone: the one next step as a button, the other ways folded away. */
export function AgreementActs({ contractId, milestone }: Props) {
  const { t } = useT('consents', 'pilots');
  const { id, status, proposals, mayPropose, mayReject, mayDispute } = milestone;
  const address = `/hop-dong/${contractId}/moc/${id}`;
  const next = stuck.includes(status) && proposals.length === 0 ? mayPropose[0] : undefined;
  const others = mayPropose.filter((kind) => kind !== next && !proposals.some((each) => each.kind === kind));
  return (
    <>
      {proposals.map((proposal) => (
        <div key={proposal.id} className="mt-3 flex flex-wrap items-center gap-3">
          {proposal.mine ? (
            <>
              <span>{t('answer.title', { kind: t(`kind.${proposal.kind}`) })}</span>
              <ButtonLink to={`/hop-dong/${contractId}/de-nghi/${proposal.id}`}>{t('list.open')}</ButtonLink>
            </>
          ) : (
            <>
              <span>{t('answer.pending', { kind: t(`kind.${proposal.kind}`) })}</span>
              <Link to={`/hop-dong/${contractId}/de-nghi/${proposal.id}`}>{t('list.read')}</Link>
            </>
          )}
        </div>
      ))}
      {next ? (
        <p className="mt-3 print:hidden">
          <ButtonLink to={`${address}/de-nghi/${milestoneProposals[next]}`}>{t(`offer.${next}`)}</ButtonLink>
        </p>
      ) : null}
      {others.length > 0 || mayReject || mayDispute ? (
        <details className="mt-3 print:hidden">
          <summary className="text-sea">{t('answer.other')}</summary>
          <ul className="mt-2 space-y-2">
            {others.map((kind) => (
              <li key={kind}>
                <Link to={`${address}/de-nghi/${milestoneProposals[kind]}`}>{t(`offer.${kind}`)}</Link>
              </li>
            ))}
            {mayReject ? (
              <li>
                <Link to={`${address}/khong-chap-nhan`}>{t('pilots:milestone.action.reject')}</Link>
              </li>
            ) : null}
            {mayDispute ? (
              <li>
                <Link to={`${address}/tranh-chap`}>{t('pilots:milestone.action.dispute')}</Link>
              </li>
            ) : null}
          </ul>
        </details>
      ) : null}
    </>
  );
}
