import { useT } from '#app/i18n/hooks.ts';
import { Deadline, Moment } from '../deadline.tsx';
import { MoneyRange } from '../money.tsx';
import { Card } from '../ui/section.tsx';
import { PrimaryAction, type ShownAction } from './primary-action.tsx';
import { SmallActions } from './small-actions.tsx';

type ShownChallenge = {
  code: string;
  title: string;
  kind: string;
  reward: string;
  pilotMonths: number | null;
  budgetMinVnd: bigint | null;
  budgetMaxVnd: bigint | null;
  closesAt: Date | null;
  endReason: string | null;
};

type AsideProps = {
  challenge: ShownChallenge;
  /** As shown: closed as soon as the deadline has passed. */
  status: string;
  open: boolean;
  winner: { name: string } | null;
  action: ShownAction;
};

/** Beside the text, and before it on phones: how it stands, until when, what it is worth, and the one thing to do. */
export function ChallengeAside({ challenge, status, open, winner, action }: AsideProps) {
  const { t, lookup } = useT('publicChallenge', 'challenges');
  const { budgetMinVnd, budgetMaxVnd, closesAt, endReason } = challenge;
  const reason =
    endReason && lookup.first([`challenges:cancelReason.${endReason}`, `challenges:noAwardReason.${endReason}`]);
  return (
    <aside aria-label={t('summary')} className="lg:sticky lg:top-6 lg:col-start-2 lg:row-span-2 lg:row-start-1">
      <Card>
        <dl className="space-y-4">
          {closesAt ? (
            <Item name={open ? t('deadline') : t('endedAt')}>
              {open ? <Deadline at={closesAt} stacked /> : <Moment at={closesAt} zone />}
            </Item>
          ) : null}
          {winner ? (
            <Item name={t('winner')}>
              <span className="font-bold">{winner.name}</span>
            </Item>
          ) : null}
          {reason ? <Item name={t('reason')}>{reason}</Item> : null}
          <Item name={t('budget')}>
            {budgetMinVnd === null && budgetMaxVnd === null ? (
              t('noBudget')
            ) : (
              <span className="font-bold">
                <MoneyRange minVnd={budgetMinVnd} maxVnd={budgetMaxVnd} />
              </span>
            )}
          </Item>
          <Item name={t('gets')}>
            <Gets challenge={challenge} />
          </Item>
        </dl>
        {open ? null : (
          <p className="mt-4 border-t border-line pt-4 text-muted">{lookup(`challenges:status.${status}.meaning`)}</p>
        )}
        <PrimaryAction action={action} code={challenge.code} />
      </Card>
      <SmallActions code={challenge.code} calendar={open} />
    </aside>
  );
}

function Gets({ challenge: { reward, kind, pilotMonths } }: { challenge: ShownChallenge }) {
  const { t, lookup } = useT('publicChallenge', 'challenges');
  if (reward) return <span className="line-clamp-4">{reward}</span>;
  const words = pilotMonths === null ? lookup(`challenges:kind.${kind}`) : t('getsPilot', { count: pilotMonths });
  return <span>{words}</span>;
}

function Item({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  );
}
