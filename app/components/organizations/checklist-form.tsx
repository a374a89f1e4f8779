import { Form } from '@remix-run/react';
import { AutosaveStatus, useAutosave } from '#app/components/autosave.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { controlLook } from '#app/components/ui/field-frame.tsx';
import type { ChecklistAnswers, ChecklistItem } from '#app/domain/organizations/verification.schema.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';

type ChecklistFormProps = { verificationId: string; items: readonly ChecklistItem[]; answers: ChecklistAnswers };

const formId = 'kiem-tra';

/** Every item with a yes, a no and a note; saves itself while one works, and by its button without script. */
export function ChecklistForm({ verificationId, items, answers }: ChecklistFormProps) {
  const { t } = useT('verification');
  const href = useHref();
  const url = `/dieu-phoi/xac-minh/${verificationId}?buoc=kiem-tra`;
  const saved = useAutosave(formId, url);
  return (
    <Form id={formId} method="post" action={href(url)} className="space-y-1">
      <AutosaveStatus {...saved} />
      <ol className="border-t border-line">
        {items.map((item) => (
          <li key={item} className="border-b border-line py-4">
            <Item item={item} answer={answers[item]?.answer ?? null} note={answers[item]?.note ?? ''} />
          </li>
        ))}
      </ol>
      <div className="pt-3">
        <Button>{t('checklist.save')}</Button>
      </div>
    </Form>
  );
}

function Item({ item, answer, note }: { item: ChecklistItem; answer: 'yes' | 'no' | null; note: string }) {
  const { t } = useT('verification');
  const id = `${formId}-${item}`;
  return (
    <fieldset aria-describedby={`${id}-hint`}>
      <legend className="font-bold">{t(`item.${item}.label`)}</legend>
      <p id={`${id}-hint`} className="text-sm text-muted">
        {t(`item.${item}.hint`)}
      </p>
      <div className="mt-1 flex flex-wrap gap-x-8">
        {(['yes', 'no'] as const).map((value) => (
          <label key={value} className="flex items-center gap-2 py-1.5">
            <input
              type="radio"
              name={`${item}.answer`}
              value={value}
              defaultChecked={answer === value}
              className="size-5 accent-sea"
            />
            {t(`checklist.${value}`)}
          </label>
        ))}
      </div>
      <label htmlFor={`${id}-note`} className="mt-1 block text-sm text-muted">
        {t('checklist.note')}
      </label>
      <textarea
        id={`${id}-note`}
        name={`${item}.note`}
        rows={1}
        maxLength={1_000}
        defaultValue={note}
        className={`${controlLook} mt-1 resize-y`}
      />
    </fieldset>
  );
}

/** The checklist of a decided request, as it was filled in. */
export function ChecklistRecord({ items, answers }: Omit<ChecklistFormProps, 'verificationId'>) {
  const { t } = useT('verification');
  return (
    <ol className="border-t border-line">
      {items.map((item) => (
        <li key={item} className="border-b border-line py-3">
          <p>
            <span className="font-bold">{t(`item.${item}.label`)}</span>{' '}
            {answers[item]?.answer ? t(`checklist.${answers[item].answer}`) : t('checklist.open')}
          </p>
          {answers[item]?.note ? <p className="written text-muted">{answers[item].note}</p> : null}
        </li>
      ))}
    </ol>
  );
}
