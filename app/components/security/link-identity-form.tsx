import { type SubmissionResult, useForm } from '@conform-to/react';
import { useActionData } from '@remix-run/react';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { AppForm, FormActions, Submit } from '../form.tsx';
import { TextField } from '../ui/field.tsx';

/** Links an identity to an account: its owner's password says that they want it, or the second factor given a moment ago. */
export function LinkIdentityForm({ asksPassword }: { asksPassword: boolean }) {
  const { t } = useT('outside');
  const href = useHref();
  const [form, fields] = useForm<{ password: string }>({
    id: 'link-identity',
    lastResult: useActionData<SubmissionResult<string[]>>(),
  });
  return (
    <AppForm form={form} action={href('/dang-nhap/oidc/lan-dau')}>
      {asksPassword ? (
        <TextField
          meta={fields.password}
          label={t('first.password')}
          type="password"
          autoComplete="current-password"
          required
        />
      ) : null}
      <FormActions>
        <Submit>{t('linkSubmit')}</Submit>
      </FormActions>
    </AppForm>
  );
}
