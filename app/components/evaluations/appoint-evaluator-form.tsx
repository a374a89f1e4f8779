import type { SubmissionResult } from '@conform-to/react';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { FieldError } from '#app/components/ui/field-frame.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { appointEvaluatorSchema } from '#app/domain/evaluations/evaluation.schema.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { type Candidate, CandidateFacts } from './candidate-facts.tsx';

type AppointEvaluatorFormProps = {
  path: string;
  candidates: readonly Candidate[];
  lastResult: SubmissionResult<string[]> | undefined;
};

/** One more evaluator, usually in the place of one with a conflict. */
export function AppointEvaluatorForm({ path, candidates, lastResult }: AppointEvaluatorFormProps) {
  const { t } = useT('evaluations');
  const href = useHref();
  const [form, fields] = useAppForm(appointEvaluatorSchema, { lastResult, id: 'them' });
  const { userId } = fields;
  if (candidates.length === 0) return null; // the search above says that nobody matches
  return (
    <AppForm form={form} action={href(path)} labels={{ userId: t('panel.appointWho') }}>
      <fieldset id={userId.id} tabIndex={-1} aria-describedby={userId.errors ? userId.errorId : undefined}>
        <legend className="font-bold">{t('panel.appointWho')}</legend>
        <FieldError meta={userId} />
        <ul className="mt-2 border-t border-line">
          {candidates.map((candidate) => (
            <li key={candidate.userId} className="flex gap-3 border-b border-line py-4">
              <input
                type="radio"
                id={`${userId.id}-${candidate.userId}`}
                name={userId.name}
                form={form.id}
                value={candidate.userId}
                required
                defaultChecked={userId.initialValue === candidate.userId}
                className="mt-1 size-5 shrink-0 accent-sea"
              />
              <div className="min-w-0">
                <label htmlFor={`${userId.id}-${candidate.userId}`}>
                  <span className="font-bold">{candidate.name}</span>
                  <span className="block text-sm text-muted">{candidate.organizations}</span>
                </label>
                <CandidateFacts candidate={candidate} />
              </div>
            </li>
          ))}
        </ul>
      </fieldset>
      <FormActions>
        <Submit variant="secondary">{t('panel.appointButton')}</Submit>
      </FormActions>
    </AppForm>
  );
}
