import { type FormEvent, useEffect, useRef, useState } from 'react';
import { minimumPasswordLength } from '#app/domain/accounts/account.schema.ts';
import { useT } from '#app/i18n/hooks.ts';
import { TextField } from '../ui/field.tsx';
import type { FieldMeta } from '../ui/field-frame.tsx';

type Score = 0 | 1 | 2 | 3 | 4;

/** A new password, with how hard it is to guess. Without JavaScript the server alone says so. */
export function NewPasswordField({ meta, label, personal }: { meta: FieldMeta; label: string; personal: string[] }) {
  const { t } = useT('myAccount');
  const [typed, setTyped] = useState('');
  return (
    <div onInput={(event: FormEvent<HTMLDivElement>) => setTyped((event.target as HTMLInputElement).value)}>
      <TextField
        meta={meta}
        label={label}
        hint={t('field.passwordHint', { min: minimumPasswordLength })}
        required
        type="password"
        autoComplete="new-password"
      />
      <Strength password={typed} personal={personal} />
    </div>
  );
}

/** The dictionary is large: it comes when somebody begins to type, on the pages that need it only. */
const loadScore = () => import('#app/domain/accounts/password-score.ts');

function Strength({ password, personal }: { password: string; personal: string[] }) {
  const { t } = useT('myAccount');
  const [score, setScore] = useState<Score | null>(null);
  const latest = useRef(password);
  latest.current = password;
  const own = personal.join('\n');
  useEffect(() => {
    if (password === '') return;
    void loadScore().then(({ scorePassword }) => {
      if (latest.current === password) setScore(scorePassword(password, own.split('\n')));
    });
  }, [password, own]);
  const missing = minimumPasswordLength - password.length;
  const shown = password === '' ? null : score;
  const words = missing > 0 ? t('strength.tooShort', { count: missing }) : shown !== null && t(`strength.${shown}`);
  return (
    <div className="mt-2 max-w-form text-sm">
      <div aria-hidden="true" className="flex gap-1">
        {[1, 2, 3, 4].map((step) => (
          <span
            key={step}
            className={`h-1.5 flex-1 rounded-full ${shown !== null && missing <= 0 && shown >= step ? looks[shown] : 'bg-line'}`}
          />
        ))}
      </div>
      <p role="status" className="mt-1 min-h-6 text-muted">
        {password === '' ? null : words}
      </p>
    </div>
  );
}

const looks: Record<Score, string> = { 0: 'bg-danger', 1: 'bg-danger', 2: 'bg-warn', 3: 'bg-ok', 4: 'bg-ok' };
