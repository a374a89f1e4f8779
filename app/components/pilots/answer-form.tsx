import type { SubmissionResult } from '@conform-to/react';
import { answerProposalSchema } from '#app/domain/pilots/proposal.schema.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { AppForm, FormActions, Submit } from '../form.tsx';
import { TextArea } from '../ui/field.tsx';
import { useAppForm } from '../use-app-form.ts';

type Props = {
  lastResult: SubmissionResult<string[]> | undefined;
  action: string;
  /** What is agreed to: another text than the one shown is refused. */
  termsSha256: string;
  may: { accept: boolean; decline: boolean; withdraw: boolean };
};

/** The other side agrees or says no and why; who asked may take it back. */
export function AnswerForm({ lastResult, action, termsSha256, may }: Props) {
  const { t } = useT('consents');
  const href = useHref();
  const [form, fields] = useAppForm(answerProposalSchema, { lastResult, id: 'answer' });
  return (
    <AppForm form={form} action={href(action)} className="mt-6">
      <input type="hidden" name="termsSha256" value={termsSha256} />
      {may.decline ? (
        <TextArea
          meta={fields.reason}
          label={t('answer.declineReason')}
          hint={t('answer.declineHint')}
          rows={3}
          required={false}
        />
      ) : null}
      <FormActions>
        {may.accept ? (
          <Submit name="answer" value="accept">
            {t('answer.accept')}
          </Submit>
        ) : null}
        {may.decline ? (
          <Submit variant="secondary" name="answer" value="decline">
            {t('answer.decline')}
          </Submit>
        ) : null}
        {may.withdraw ? (
          <Submit variant="secondary" name="answer" value="withdraw">
            {t('answer.withdraw')}
          </Submit>
        ) : null}
      </FormActions>
    </AppForm>
  );
}
