import type { CompletenessIssue } from '#app/domain/solutions/solution-completeness.ts';
import { editorAddress } from '#app/domain/solutions/solution-draft-form.schema.ts';
import { useT } from '#app/i18n/hooks.ts';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';

type OpenIssuesProps = { solutionId: string; issues: readonly CompletenessIssue[]; filesPending: boolean };

/** Everything that keeps a draft from being sealed, each with a link to the field where it is mended. */
export function OpenIssues({ solutionId, issues, filesPending }: OpenIssuesProps) {
  const { t, lookup } = useT('solutions');
  if (issues.length === 0 && !filesPending) return null;
  return (
    <Notice kind="warning" title={t('issues.title', { count: issues.length + (filesPending ? 1 : 0) })}>
      <ul className="list-disc space-y-1 pl-5">
        {issues.map((issue) => (
          <li key={`${issue.field}-${issue.problem}`}>
            <Link to={`${editorAddress(solutionId, issue.step)}#soan-${issue.field}`}>
              {issue.criterionName ?? lookup.first([`solutions:field.${issue.field}`])}
            </Link>
            {': '}
            {t(`issues.${issue.problem}`)}
          </li>
        ))}
        {filesPending ? (
          <li>
            <Link to={editorAddress(solutionId, 'files')}>{t('files.title')}</Link>
            {': '}
            {t('issues.filesPending')}
          </li>
        ) : null}
      </ul>
    </Notice>
  );
}
