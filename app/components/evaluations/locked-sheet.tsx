import { Card } from '#app/components/ui/section.tsx';
import { useT } from '#app/i18n/hooks.ts';

type LockedSheetProps = {
  title: string;
  criteria: readonly { id: string; name: string }[];
  sheet: { comment: string; scores: readonly { criterionId: string; points: number; comment: string }[] };
};

/** A sheet that does not change any more. */
export function LockedSheet({ title, criteria, sheet }: LockedSheetProps) {
  const { t } = useT('evaluations');
  const given = new Map(sheet.scores.map((score) => [score.criterionId, score]));
  return (
    <Card>
      <h3 className="text-base">{title}</h3>
      <dl className="mt-2">
        {criteria.map((criterion) => {
          const score = given.get(criterion.id);
          return (
            <div key={criterion.id} className="border-b border-line py-2">
              <div className="flex justify-between gap-4">
                <dt>{criterion.name}</dt>
                <dd className="font-bold tabular-nums">{t('sheet.outOfTen', { points: score?.points ?? '–' })}</dd>
              </div>
              {score?.comment ? <dd className="written text-sm text-muted">{score.comment}</dd> : null}
            </div>
          );
        })}
      </dl>
      <p className="mt-3 text-sm text-muted">{t('sheet.comment')}</p>
      <p className="written">{sheet.comment}</p>
    </Card>
  );
}
