import { SealedFiles } from '#app/components/solutions/sealed-files.tsx';
import { SolutionText } from '#app/components/solutions/solution-text.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { useT } from '#app/i18n/hooks.ts';

type OpenedSolutionProps = {
  solution: {
    content: Parameters<typeof SolutionText>[0]['content'];
    files: Parameters<typeof SealedFiles>[0]['files'];
    namesWithheld: boolean;
  };
  criteria: Parameters<typeof SolutionText>[0]['criteria'];
};

/** An opened solution as an office reads it; says that the reading is on record. */
export function OpenedSolution({ solution, criteria }: OpenedSolutionProps) {
  const { t } = useT('evaluations', 'solutions');
  return (
    <>
      <Notice>
        {t('read.recorded')} {solution.namesWithheld ? t('read.withheld') : ''}
      </Notice>
      <div className="mt-6">
        <SolutionText content={solution.content} criteria={criteria} alone />
      </div>
      <Section title={t('solutions:files.title')} level={3}>
        <SealedFiles files={solution.files} numbered={solution.namesWithheld} />
      </Section>
    </>
  );
}
