import type { SubmissionResult } from '@conform-to/react';
import { AutosaveStatus, useAutosave } from '#app/components/autosave.tsx';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { evaluationLimits, scoreSheetForm } from '#app/domain/evaluations/evaluation.schema.ts';
import { formatPercent } from '#app/i18n/format.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { PointsField } from './points-field.tsx';

export type SheetCriterion = { id: string; name: string; guidance: string; weightBps: number };

type ScoreSheetFormProps = {
  path: string;
  criteria: readonly SheetCriterion[];
  sheet: { comment: string; scores: readonly { criterionId: string; points: number; comment: string }[] } | null;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** One's own sheet while it can still change; it saves itself, and locking has a page of its own. */
export function ScoreSheetForm({ path, criteria, sheet, lastResult }: ScoreSheetFormProps) {
  const { t, lang } = useT('evaluations');
  const href = useHref();
  const given = new Map(sheet?.scores.map((score) => [score.criterionId, score]));
  const [form, fields] = useAppForm(scoreSheetForm, {
    lastResult,
    id: 'phieu',
    defaultValue: {
      comment: sheet?.comment ?? '',
      scores: criteria.map(({ id }) => ({
        criterionId: id,
        points: given.get(id)?.points.toString() ?? '',
        comment: given.get(id)?.comment ?? '',
      })),
    },
  });
  const autosave = useAutosave(form.id, path);
  const rows = fields.scores.getFieldList();
  const labels = Object.fromEntries(rows.map((row, index) => [`${row.name}.points`, criteria[index]?.name ?? '']));
  return (
    <AppForm form={form} action={href(path)} labels={labels}>
      {/* What Enter in a field presses: the first button of a form. */}
      <button type="submit" name="intent" value="save" tabIndex={-1} aria-hidden="true" className="sr-only" />
      <p className="text-sm text-muted">{t('sheet.keys')}</p>
      {rows.map((row, index) => {
        const criterion = criteria[index];
        const parts = row.getFieldset();
        if (!criterion) return null;
        return (
          <div key={row.key} className="border-t border-line pt-4">
            <h3 className="text-base">
              {criterion.name}{' '}
              <span className="font-normal text-muted">({formatPercent(criterion.weightBps, lang)})</span>
            </h3>
            {criterion.guidance ? <p className="written text-sm text-muted">{criterion.guidance}</p> : null}
            <input type="hidden" name={parts.criterionId.name} value={criterion.id} readOnly />
            <div className="mt-2 space-y-3">
              <PointsField meta={parts.points} label={t('sheet.points', { criterion: criterion.name })} />
              {/* Folded away until it is wanted, so that a sheet stays short beside a long text. */}
              <details open={Boolean(given.get(criterion.id)?.comment)}>
                <summary className="cursor-pointer text-sm text-sea underline decoration-1 underline-offset-[0.2em]">
                  {t('sheet.addComment')}
                </summary>
                <div className="mt-2">
                  <TextArea
                    meta={parts.comment}
                    label={t('sheet.criterionComment', { criterion: criterion.name })}
                    budget={evaluationLimits.comment}
                    rows={3}
                    required={false}
                  />
                </div>
              </details>
            </div>
          </div>
        );
      })}
      <div className="border-t border-line pt-4">
        <TextArea
          meta={fields.comment}
          label={t('sheet.comment')}
          hint={t('sheet.commentHint')}
          budget={evaluationLimits.comment}
          rows={4}
          required
        />
      </div>
      <div>
        <AutosaveStatus {...autosave} />
        <FormActions>
          <Submit name="intent" value="lock">
            {t('sheet.toLock')}
          </Submit>
          <Submit variant="secondary" name="intent" value="save">
            {t('common:action.saveDraft')}
          </Submit>
        </FormActions>
      </div>
    </AppForm>
  );
}
