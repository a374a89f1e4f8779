import type { FormMetadata, SubmissionResult } from '@conform-to/react';
import type { ReactNode } from 'react';
import type { SolutionStep } from '#app/domain/solutions/solution.schema.ts';
import { editorAddress, type toSolutionForm } from '#app/domain/solutions/solution-draft-form.schema.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { AutosaveStatus, useAutosave } from '../autosave.tsx';
import { AppForm, FormActions, Submit } from '../form.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';

/** Id of the form of whichever step is open. */
export const solutionFormId = 'soan';

export type SolutionStepProps = {
  solutionId: string;
  values: ReturnType<typeof toSolutionForm>;
  revision: number;
  criteria: readonly { id: string; name: string; guidance: string; weightBps: number }[];
  budget: { minVnd: bigint | null; maxVnd: bigint | null };
  lastResult: SubmissionResult<string[]> | undefined;
};

type StepFormProps = Pick<SolutionStepProps, 'solutionId' | 'revision' | 'lastResult'> & {
  step: SolutionStep;
  // biome-ignore lint/suspicious/noExplicitAny: metadata of any step's schema; only parts that do not depend on it are read
  form: FormMetadata<any, string[]>;
  labels?: Record<string, string>;
  children: ReactNode;
};

/** Around the fields of one step: the revision, the draft that saves itself, what to do when a colleague was faster, the buttons. */
export function SolutionStepForm({ step, form, solutionId, revision, lastResult, labels, children }: StepFormProps) {
  const { t } = useT('solutions');
  const href = useHref();
  const address = editorAddress(solutionId, step);
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
        <Notice kind="warning" title={t('edit.conflictTitle')}>
          <p>{t('edit.conflictText')}</p>
          <div className="mt-3 flex flex-wrap items-center gap-x-6 gap-y-3">
            <Link to={`/giai-phap/${solutionId}`} target="_blank">
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
            {t('edit.next')}
          </Submit>
          <Submit variant="secondary" name="intent" value="save">
            {t('common:action.saveDraft')}
          </Submit>
          <ButtonLink variant="quiet" to={`/giai-phap/${solutionId}`}>
            {t('edit.leave')}
          </ButtonLink>
        </FormActions>
      </div>
    </AppForm>
  );
}
