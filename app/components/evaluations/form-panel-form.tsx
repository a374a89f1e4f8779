import type { SubmissionResult } from '@conform-to/react';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { controlLook } from '#app/components/ui/field-frame.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { formPanelSchema } from '#app/domain/evaluations/evaluation.schema.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { type Candidate, CandidateFacts } from './candidate-facts.tsx';

type FormPanelFormProps = {
  path: string;
  candidates: readonly Candidate[];
  members: readonly { userId: string; role: string }[];
  lastResult: SubmissionResult<string[]> | undefined;
};

/**
 * Everybody who may be asked, each with a place on the panel or none. Those who do not match the search are out of sight, not
 * out of the form: whoever has been given a place stays in sight, and is appointed with the others.
 */
export function FormPanelForm({ path, candidates, members, lastResult }: FormPanelFormProps) {
  const { t } = useT('evaluations');
  const href = useHref();
  const roleOf = new Map(members.map((member) => [member.userId, member.role]));
  const [form, fields] = useAppForm(formPanelSchema, {
    lastResult,
    id: 'lap',
    defaultValue: { members: candidates.map(({ userId }) => ({ userId, role: roleOf.get(userId) ?? '' })) },
  });
  if (candidates.length === 0) return <Notice kind="warning">{t('panel.noCandidates')}</Notice>;
  return (
    <AppForm form={form} action={href(path)}>
      <ul className="border-t border-line">
        {fields.members.getFieldList().map((row, index) => {
          const candidate = candidates[index];
          const { userId, role } = row.getFieldset();
          if (!candidate) return null;
          return (
            <li
              key={candidate.userId}
              className={`items-start gap-x-6 gap-y-3 border-b border-line py-4 sm:grid-cols-[1fr_14rem] ${candidate.matches ? 'grid' : "hidden has-[option:checked:not([value=''])]:grid"}`}
            >
              <div className="min-w-0">
                <label htmlFor={role.id}>
                  <span className="font-bold">{candidate.name}</span>
                  <span className="block text-sm text-muted">{candidate.organizations}</span>
                </label>
                <CandidateFacts candidate={candidate} />
              </div>
              <div>
                <input type="hidden" name={userId.name} value={candidate.userId} readOnly />
                <select
                  id={role.id}
                  name={role.name}
                  form={form.id}
                  defaultValue={String(role.initialValue ?? '')}
                  className={controlLook}
                >
                  <option value="">{t('panel.notAsked')}</option>
                  <option value="evaluator">{t('role.evaluator')}</option>
                  <option value="chair">{t('role.chair')}</option>
                </select>
              </div>
            </li>
          );
        })}
      </ul>
      <FormActions>
        <Submit>{t('panel.button')}</Submit>
      </FormActions>
    </AppForm>
  );
}
