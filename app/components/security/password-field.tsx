import { useT } from '#app/i18n/hooks.ts';
import { TextField } from '../ui/field.tsx';
import type { FieldMeta } from '../ui/field-frame.tsx';

/** Asked for while there is no second factor that could be asked for. */
export function PasswordField({ meta }: { meta: FieldMeta }) {
  const { t } = useT('security');
  return (
    <TextField
      meta={meta}
      label={t('password.label')}
      hint={t('password.hint')}
      type="password"
      autoComplete="current-password"
      required
    />
  );
}
