import type { SubmissionResult } from '@conform-to/react';
import { reviewDecisionSchema } from '#app/domain/challenges/challenge.schema.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { AppForm, FormActions, Submit } from './form.tsx';
import { RadioGroup } from './ui/choice.tsx';
import { TextArea } from './ui/field.tsx';
import { Section } from './ui/section.tsx';
import { useAppForm } from './use-app-form.ts';

const checks = ['clear', 'fair', 'legal', 'secret'] as const;

/** What to look at, then one decision with its consequence beside it. */
export function ReviewDecision({
  challengeId,
  lastResult,
}: {
  challengeId: string;
  lastResult: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useT('challenges');
  const href = useHref();
  const [form, fields] = useAppForm(reviewDecisionSchema, { lastResult, id: 'decision' });
  return (
    <Section id="quyet-dinh" title={t('review.decision')} lead={t('review.decisionLead')}>
      <h3 className="text-lg">{t('review.whatToCheck')}</h3>
      <ul className="mt-2 mb-6 max-w-reading list-disc space-y-1.5 pl-5">
        {checks.map((check) => (
          <li key={check}>{t(`review.check.${check}`)}</li>
        ))}
      </ul>
      <AppForm form={form} action={href(`/dieu-phoi/tham-dinh/${challengeId}`)}>
        <RadioGroup
          meta={fields.decision}
          label={t('review.decision')}
          labelHidden
          options={[
            { value: 'approve', label: t('review.approve'), hint: t('review.approveHint') },
            { value: 'request_changes', label: t('review.requestChanges'), hint: t('review.requestChangesHint') },
          ]}
        />
        <TextArea
          meta={fields.reason}
          label={t('review.reason')}
          hint={t('review.reasonHint')}
          budget={10_000}
          rows={5}
        />
        <p className="max-w-form text-sm text-muted">{t('review.recorded')}</p>
        <FormActions>
          <Submit>{t('review.submit')}</Submit>
        </FormActions>
      </AppForm>
    </Section>
  );
}
