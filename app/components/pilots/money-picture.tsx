import { accountsOfPlace, type MoneyPlace, type MoneyPicture as Picture } from '#app/domain/pilots/money-picture.ts';
import { useT } from '#app/i18n/hooks.ts';
import { MoneyBand } from '../money-band.tsx';
import { Link } from '../ui/link.tsx';
import { Section } from '../ui/section.tsx';

export const placeLooks: Record<MoneyPlace, 'empty' | 'held' | 'waiting' | 'stopped' | 'paid'> = {
  not_paid_in: 'empty',
  held: 'held',
  disputed: 'stopped',
  due: 'waiting',
  on_its_way: 'waiting',
  paid: 'paid',
  retained: 'held',
  refunded: 'empty',
  fees: 'paid',
};

type Props = { contractId: string; valueVnd: bigint; picture: Picture; commitmentOnly: boolean };

/** Where the value of the contract is now: a band with the same numbers as a list, each part a link to its entries. */
export function MoneyPicture({ contractId, valueVnd, picture, commitmentOnly }: Props) {
  const { t } = useT('pilots', 'payments');
  const ledger = `/hop-dong/${contractId}/so-cai`;
  return (
    <Section
      title={t('money.title')}
      lead={commitmentOnly ? t('money.leadTreasury') : t('money.lead')}
      aside={commitmentOnly ? null : <Link to={ledger}>{t('money.toLedger')}</Link>}
    >
      <MoneyBand
        title={t('money.now')}
        totalVnd={valueVnd.toString()}
        parts={picture.map(({ place, vnd }) => {
          const [account] = commitmentOnly ? [] : accountsOfPlace[place];
          return {
            key: place,
            label: t(`money.place.${commitmentOnly && place === 'not_paid_in' ? 'not_due' : place}`),
            vnd: vnd.toString(),
            look: placeLooks[place],
            ...(account && { to: `${ledger}?tai-khoan=${account}` }),
          };
        })}
      />
    </Section>
  );
}
