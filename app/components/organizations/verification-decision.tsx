import type { SubmissionResult } from '@conform-to/react';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { RadioGroup } from '#app/components/ui/choice.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { verificationDecisionSchema } from '#app/domain/organizations/organization.schema.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';

/** One decision with its consequence beside it. */
export function VerificationDecision({
  verificationId,
  kind,
  lastResult,
}: {
  verificationId: string;
  kind: 'first' | 'renewal' | 'change' | 'bank';
  lastResult: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useT('verification');
  const href = useHref();
  const [form, fields] = useAppForm(verificationDecisionSchema, { lastResult, id: 'quyet-dinh-xac-minh' });
  const after = kind === 'first' ? 'first' : kind === 'bank' ? 'bank' : 'again';
  return (
    <Section id="quyet-dinh" title={t('decision.title')} lead={t('decision.lead')}>
      <AppForm form={form} action={href(`/dieu-phoi/xac-minh/${verificationId}`)}>
        <RadioGroup
          meta={fields.decision}
          label={t('decision.title')}
          labelHidden
          options={[
            { value: 'approve', label: t('decision.approve'), hint: t(`decision.approveHint.${after}`) },
            { value: 'ask_changes', label: t('decision.askChanges'), hint: t('decision.askChangesHint') },
            { value: 'refuse', label: t('decision.refuse'), hint: t('decision.refuseHint') },
          ]}
        />
        <TextArea
          meta={fields.reason}
          label={t('decision.reason')}
          hint={t('decision.reasonHint')}
          rows={5}
          required={false}
        />
        <p className="max-w-form text-sm text-muted">{t('decision.recorded')}</p>
        <FormActions>
          <Submit>{t('decision.submit')}</Submit>
        </FormActions>
      </AppForm>
    </Section>
  );
}
