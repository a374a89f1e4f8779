import type { FormMetadata, SubmissionResult } from '@conform-to/react';
import type { ReactNode } from 'react';
import type { DraftStep } from '#app/domain/challenges/challenge.schema.ts';
import type { toFormValues } from '#app/domain/challenges/challenge-draft-form.schema.ts';
import { nextStep, stepSlugs } from '#app/domain/challenges/challenge-draft-form.schema.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { AutosaveStatus, useAutosave } from '../autosave.tsx';
import { AppForm, FormActions, Submit } from '../form.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';

/** Id of the form of whichever step is open. */
export const stepFormId = 'soan';

export type StepProps = {
  challengeId: string;
  /** The stored draft as text. */
  values: ReturnType<typeof toFormValues> & DraftTexts;
  revision: number;
  lastResult: SubmissionResult<string[]> | undefined;
  /** Communes to choose from. */
  wards: { code: string; name: string }[];
};

type DraftTexts = Record<
  'title' | 'summary' | 'problem' | 'outcome' | 'constraints' | 'dataAvailable' | 'eligibility' | 'reward',
  string
>;

type StepFormProps = Pick<StepProps, 'challengeId' | 'revision' | 'lastResult'> & {
  step: DraftStep;
  // biome-ignore lint/suspicious/noExplicitAny: metadata of any step's schema; only parts that do not depend on it are read
  form: FormMetadata<any, string[]>;
  labels?: Record<string, string>;
  children: ReactNode;
};

/** Around the fields of one step: the revision, the draft that saves itself, what to do when a colleague was faster, the buttons. */
export function StepForm({ step, form, challengeId, revision, lastResult, labels, children }: StepFormProps) {
  const { t } = useT('challenges');
  const href = useHref();
  const address = `/don-vi/de-bai/${challengeId}/soan?buoc=${stepSlugs[step]}`;
  const autosave = useAutosave(form.id, address);
  const conflict = lastResult?.error?.['']?.includes('reason.draft_changed') ?? false;
  // A refused save keeps the revision it was made from: pressing the same button again must not overwrite a colleague.
  const kept = conflict ? lastResult?.initialValue?.revision : undefined;
  return (
    <AppForm form={form} action={href(address)} labels={labels}>
      <input type="hidden" name="revision" value={String(kept ?? revision)} readOnly />
      {/* What Enter in a field presses: the first button of a form. */}
      <button type="submit" name="intent" value="next" tabIndex={-1} aria-hidden="true" className="sr-only" />
      {conflict ? (
        <Notice kind="warning" title={t('edit.conflictDecide')}>
          <div className="mt-3 flex flex-wrap items-center gap-x-6 gap-y-3">
            <Link to={`/don-vi/de-bai/${challengeId}`} target="_blank">
              {t('edit.conflictOpen')}
            </Link>
            <Submit variant="secondary" name="intent" value="overwrite">
              {t('edit.conflictOverwrite')}
            </Submit>
          </div>
        </Notice>
      ) : null}
      {children}
      <div className="border-t border-line pt-4">
        <AutosaveStatus {...autosave} />
        <FormActions>
          <Submit name="intent" value="next">
            {nextStep(step) ? t('edit.next') : t('edit.review')}
          </Submit>
          <Submit variant="secondary" name="intent" value="save">
            {t('edit.save')}
          </Submit>
          <ButtonLink variant="quiet" to={`/don-vi/de-bai/${challengeId}`}>
            {t('edit.leave')}
          </ButtonLink>
        </FormActions>
      </div>
    </AppForm>
  );
}
