import type { CompletenessIssue } from '#app/domain/challenges/challenge-completeness.schema.ts';
import { stepSlugs } from '#app/domain/challenges/challenge-draft-form.schema.ts';
import { useT } from '#app/i18n/hooks.ts';
import { stepFormId } from './challenge-form/step-form.tsx';
import { Link } from './ui/link.tsx';

/** What a draft still lacks, each with the way to its field. */
export function ChallengeIssues({
  challengeId,
  issues,
}: {
  challengeId: string;
  issues: readonly CompletenessIssue[];
}) {
  const { t, lookup, messageText } = useT('challenges');
  return (
    <ul className="mt-2 list-disc space-y-1.5 pl-5">
      {issues.map(({ field, step, message }) => {
        const row = /^criteria\[(\d+)\]/.exec(field);
        const label = row ? t('edit.criterion', { number: Number(row[1]) + 1 }) : lookup(`challenges:label.${field}`);
        return (
          <li key={field}>
            <Link to={`/don-vi/de-bai/${challengeId}/soan?buoc=${stepSlugs[step]}#${stepFormId}-${field}`}>
              {label}
            </Link>
            {': '}
            {messageText(message)}
          </li>
        );
      })}
    </ul>
  );
}
