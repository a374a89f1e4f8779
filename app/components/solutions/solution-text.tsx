import { Money } from '#app/components/money.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { formatPercent } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';

type Content = {
  title: string;
  summary: string;
  approach: string;
  plan: string;
  team: string;
  priceVnd: string;
  answers: Record<string, string>;
};

type SolutionTextProps = {
  content: Content;
  criteria: readonly { id: string; name: string; weightBps: number }[];
  /** Where the text stands alone on its page, its name is the heading of the parts; else it is inside a section. */
  alone?: boolean;
};

const parts = ['summary', 'approach', 'plan', 'team'] as const;

/** A solution as one reads it: its parts, the price, then the answers criterion by criterion. */
export function SolutionText({ content, criteria, alone }: SolutionTextProps) {
  const { t, lang } = useT('solutions');
  const Name = alone ? 'h2' : 'p';
  return (
    <div className="max-w-reading text-read">
      <Name className="text-xl font-bold">{content.title || t('text.untitled')}</Name>
      <p className="mt-1">
        <span className="text-muted">{t('field.priceVnd')}: </span>
        {content.priceVnd ? <Money vnd={content.priceVnd} /> : <Missing />}
      </p>
      {parts.map((part) => (
        <Section key={part} title={t(`field.${part}`)} level={3}>
          <Written text={content[part]} />
        </Section>
      ))}
      {criteria.map((criterion) => (
        <Section
          key={criterion.id}
          title={criterion.name}
          level={3}
          aside={
            <span className="text-sm text-muted">
              {t('text.weight', { percent: formatPercent(criterion.weightBps, lang) })}
            </span>
          }
        >
          <Written text={content.answers[criterion.id] ?? ''} />
        </Section>
      ))}
    </div>
  );
}

function Written({ text }: { text: string }) {
  return text ? <p className="written">{text}</p> : <Missing />;
}

function Missing() {
  const { t } = useT('solutions');
  return <span className="text-muted">{t('text.missing')}</span>;
}
