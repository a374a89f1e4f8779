import type { MilestoneProposalKind, Stakes } from '#app/domain/pilots/proposal.states.ts';
import { formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';
import { RadioGroup } from '../ui/choice.tsx';
import { MoneyField, TextField } from '../ui/field.tsx';
import type { FieldMeta } from '../ui/field-frame.tsx';

type Props = {
  kind: MilestoneProposalKind;
  fields: Record<'dueOn' | 'acceptedVnd' | 'earnedVnd' | 'refundVnd' | 'rest', FieldMeta>;
  amountVnd: bigint;
  stakes: Stakes;
};

/** What a kind of proposal asks for besides its reason. */
export function ProposalFields({ kind, fields, amountVnd, stakes }: Props) {
  const { t, lang } = useT('consents');
  const money = (vnd: bigint) => formatMoney(vnd, lang);
  if (kind === 'new_date' || kind === 'rework')
    return <TextField meta={fields.dueOn} label={t('form.dueOn')} type="date" size={12} required />;
  if (kind === 'part')
    return (
      <>
        <MoneyField
          meta={fields.acceptedVnd}
          label={t('form.acceptedVnd')}
          hint={t('form.acceptedHint', { amount: money(amountVnd) })}
          required
        />
        <RadioGroup
          meta={fields.rest}
          label={t('form.rest')}
          required
          options={[
            { value: 'refund', label: t('form.restRefund') },
            { value: 'follow_on', label: t('form.restFollow') },
          ]}
        />
        <TextField
          meta={fields.dueOn}
          label={t('form.followOn')}
          hint={t('form.followOnHint')}
          type="date"
          size={12}
          required={false}
        />
      </>
    );
  if (kind === 'settlement')
    return (
      <>
        <MoneyField
          meta={fields.earnedVnd}
          label={t('form.earnedVnd')}
          hint={t('form.splitHint', { amount: money(stakes.disputedVnd) })}
          required
        />
        <MoneyField meta={fields.refundVnd} label={t('form.refundVnd')} required />
        <RadioGroup
          meta={fields.rest}
          label={t('form.undisputed', { amount: money(stakes.undisputedVnd) })}
          required
          options={[
            { value: 'startup', label: t('form.toStartup') },
            { value: 'funders', label: t('form.toFunders') },
          ]}
        />
      </>
    );
  return null;
}
