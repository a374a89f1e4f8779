import type { ProposalKind, Stakes } from '#app/domain/pilots/proposal.states.ts';
import { formatDate, formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';

type Agreed = {
  kind: ProposalKind;
  terms: Record<string, string>;
  milestone: { position: number; amountVnd: bigint } | null;
  stakes: Stakes | null;
  supplier: string;
};

/** What happens when a proposal is agreed to, one sentence each, with its amounts and days. */
export function useProposalEffect({ kind, terms, milestone, stakes, supplier }: Agreed): string[] {
  const { t, lang } = useT('consents');
  const money = (vnd: bigint | string | undefined) => formatMoney(vnd ?? 0, lang);
  const due = terms.dueOn ? formatDate(`${terms.dueOn}T00:00:00+07:00`, lang) : '';
  const position = milestone?.position ?? 0;
  if (kind === 'new_date' || kind === 'rework') return [t(`effect.${kind}`, { position, due })];
  if (kind === 'cancellation') return [t('effect.cancellation', { position, held: money(stakes?.heldVnd) })];
  if (kind === 'retention_claim') return [t('effect.retention_claim', { claim: money(terms.claimVnd) })];
  if (kind === 'part') {
    const amount = money((milestone?.amountVnd ?? 0n) - BigInt(terms.acceptedVnd ?? 0));
    const rest =
      terms.rest === 'follow_on' ? t('effect.restFollow', { amount, due }) : t('effect.restRefund', { amount });
    return [t('effect.part', { accepted: money(terms.acceptedVnd), supplier, rest })];
  }
  if (kind === 'settlement') {
    const effect = { earned: money(terms.earnedVnd), refund: money(terms.refundVnd), supplier };
    const undisputed = stakes?.undisputedVnd ?? 0n;
    const to = t(terms.rest === 'funders' ? 'answer.toFunders' : 'answer.toStartup');
    return [
      t('effect.settlement', effect),
      ...(undisputed > 0n ? [t('answer.rest', { amount: money(undisputed), to })] : []),
    ];
  }
  return [t(`effect.${kind}`)];
}
