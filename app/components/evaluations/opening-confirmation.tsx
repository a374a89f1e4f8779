import type { SubmissionResult } from '@conform-to/react';
import { Consequence } from '#app/components/consequence.tsx';
import { Moment } from '#app/components/deadline.tsx';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { Fact, Facts, Section } from '#app/components/ui/section.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { confirmOpeningSchema } from '#app/domain/evaluations/evaluation.schema.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';

type Side = 'sponsor' | 'coordinator';

export type OpeningProps = {
  /** The page's own address. */
  path: string;
  submissions: number | null;
  openings: readonly { side: Side; name: string; confirmedAt: Date }[];
  sponsorName: string;
  /** Why this person may not confirm now; null when they may. */
  denied: string | null;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** Both officers see the same: what is in the box, who has confirmed, what confirming does. */
export function OpeningConfirmation({ path, submissions, openings, sponsorName, denied, lastResult }: OpeningProps) {
  const { t, lookup } = useT('evaluations');
  const href = useHref();
  const [form] = useAppForm(confirmOpeningSchema, { lastResult, id: 'mo' });
  const second = openings.length === 1;
  return (
    <>
      <Facts>
        <Fact name={t('opening.inBox')}>{t('opening.count', { count: submissions ?? 0 })}</Fact>
        <Fact name={t('opening.sponsorSide', { organization: sponsorName })}>
          <Confirmed openings={openings} side="sponsor" />
        </Fact>
        <Fact name={t('opening.coordinatorSide')}>
          <Confirmed openings={openings} side="coordinator" />
        </Fact>
      </Facts>
      {denied === null ? (
        <Section title={t(second ? 'opening.questionSecond' : 'opening.questionFirst')}>
          <Consequence
            effects={
              second
                ? [t('opening.effect.opens'), t('opening.effect.labels'), t('opening.effect.panel')]
                : [t('opening.effect.waits'), t('opening.effect.notAlone')]
            }
            recorded={[t('opening.recorded')]}
          />
          <AppForm form={form} action={href(path)}>
            <input type="hidden" name="confirmed" value="on" readOnly />
            <FormActions>
              <Submit>{t(second ? 'opening.buttonSecond' : 'opening.buttonFirst')}</Submit>
            </FormActions>
          </AppForm>
        </Section>
      ) : (
        <div className="mt-6">
          <Notice kind={openings.length === 2 ? 'success' : 'info'}>
            {openings.length === 2
              ? t('opening.done')
              : lookup.first([`errors:denied.${denied}`, 'errors:code.forbidden'])}
          </Notice>
        </div>
      )}
    </>
  );
}

function Confirmed({ openings, side }: Pick<OpeningProps, 'openings'> & { side: Side }) {
  const { t } = useT('evaluations');
  const opening = openings.find((each) => each.side === side);
  if (!opening) return <span className="text-muted">{t('opening.notYet')}</span>;
  return (
    <>
      {opening.name}, <Moment at={opening.confirmedAt} zone />
    </>
  );
}
