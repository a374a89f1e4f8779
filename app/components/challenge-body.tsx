import type { ReactNode } from 'react';
import { formatScaled } from '#app/domain/kernel/scaled.ts';
import { useT } from '#app/i18n/hooks.ts';
import { Section } from './ui/section.tsx';
import { WeightBar } from './weight-bar.tsx';

const texts = ['problem', 'outcome', 'constraints', 'dataAvailable', 'eligibility', 'reward'] as const;
type TextName = (typeof texts)[number];

type ChallengeText = Record<TextName, string>;
type ShownCriterion = { id: string; name: string; guidance: string; weightBps: number; minimumTenths: number | null };

type ChallengeBodyProps = {
  challenge: ChallengeText;
  criteria: readonly ShownCriterion[];
  /** In a preview an empty part says so; elsewhere it is left out. */
  preview?: boolean;
  children?: ReactNode;
};

/** What a challenge says, in the order in which one decides: problem, outcome, constraints, data, who may, what for, criteria. */
export function ChallengeBody({ challenge, criteria, preview, children }: ChallengeBodyProps) {
  const { t } = useT('challenges');
  return (
    <>
      {texts.map((name) =>
        challenge[name] || (preview && (name === 'problem' || name === 'outcome')) ? (
          <Section key={name} id={name} title={t(`label.${name}`)}>
            {challenge[name] ? (
              <div className="written max-w-reading text-read">{challenge[name]}</div>
            ) : (
              <p className="text-muted">{t('label.notSet')}</p>
            )}
          </Section>
        ) : null,
      )}
      {criteria.length > 0 || preview ? (
        <Section id="criteria" title={t('label.criteria')}>
          {criteria.length > 0 ? <Criteria criteria={criteria} /> : <p className="text-muted">{t('label.notSet')}</p>}
        </Section>
      ) : null}
      {children}
    </>
  );
}

/** Parts that have something to say, for a contents list: their ids are the sections' anchors. */
export function challengeParts(challenge: ChallengeText, criteria: readonly unknown[]): (TextName | 'criteria')[] {
  const written = texts.filter((name) => challenge[name]);
  return criteria.length > 0 ? [...written, 'criteria'] : written;
}

function Criteria({ criteria }: { criteria: readonly ShownCriterion[] }) {
  const { t, lang } = useT('challenges');
  const weights = criteria.map((row) => {
    const points = row.minimumTenths === null ? null : formatScaled(row.minimumTenths, 1);
    const minimum = points && t('value.minimum', { points: lang === 'en' ? points.replace(',', '.') : points });
    return { ...row, guidance: [row.guidance, minimum].filter(Boolean).join('\n') };
  });
  return (
    <div className="max-w-reading">
      <WeightBar weights={weights} />
    </div>
  );
}
