import { Card } from '#app/components/ui/section.tsx';
import { useT } from '#app/i18n/hooks.ts';

type LockedSheetProps = {
  title: string;
  level?: 2 | 3;
  criteria: readonly { id: string; name: string }[];
  sheet: { comment: string; scores: readonly { criterionId: string; points: number; comment: string }[] };
};

/** A sheet that does not change any more. */
export function LockedSheet({ title, criteria, sheet, level = 2 }: LockedSheetProps) {
  const { t } = useT('evaluations');
  const Heading = level === 2 ? 'h2' : 'h3';
  const given = new Map(sheet.scores.map((score) => [score.criterionId, score]));
  return (
    <Card>
      <Heading className="text-base">{title}</Heading>
      <dl className="mt-2">
        {criteria.map((criterion) => {
          const score = given.get(criterion.id);
          return (
            <div key={criterion.id} className="grid grid-cols-[1fr_auto] gap-x-4 border-b border-line py-2">
              <dt>{criterion.name}</dt>
              <dd className="font-bold tabular-nums">{t('sheet.outOfTen', { points: score?.points ?? '–' })}</dd>
              {score?.comment ? <dd className="written col-span-2 text-sm text-muted">{score.comment}</dd> : null}
            </div>
          );
        })}
      </dl>
      <p className="mt-3 text-sm text-muted">{t('sheet.comment')}</p>
      <p className="written">{sheet.comment}</p>
    </Card>
  );
}
