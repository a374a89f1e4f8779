import type { SubmissionResult } from '@conform-to/react';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { controlLook } from '#app/components/ui/field-frame.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { formPanelSchema } from '#app/domain/evaluations/evaluation.schema.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';

type Candidate = { userId: string; name: string; organizations: string };

type FormPanelFormProps = {
  path: string;
  candidates: readonly Candidate[];
  members: readonly { userId: string; role: string }[];
  lastResult: SubmissionResult<string[]> | undefined;
};

/** Everybody who may be asked, by organisation, each with a place on the panel or none. */
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
              key={row.key}
              className="grid items-center gap-x-6 gap-y-2 border-b border-line py-3 sm:grid-cols-[1fr_14rem]"
            >
              <label htmlFor={role.id} className="min-w-0">
                <span className="font-bold">{candidate.name}</span>
                <span className="block text-sm text-muted">{candidate.organizations}</span>
              </label>
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
