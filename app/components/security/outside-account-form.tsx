import { type SubmissionResult, useForm } from '@conform-to/react';
import { useActionData } from '@remix-run/react';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { AppForm, FormActions, Submit } from '../form.tsx';
import { Checkbox } from '../ui/choice.tsx';
import { TextField } from '../ui/field.tsx';
import { Link } from '../ui/link.tsx';

/** Makes an account of what a provider says: the address is proved, the name may be mended. */
export function OutsideAccountForm({ email, displayName }: { email: string; displayName: string }) {
  const { t } = useT('myAccount', 'outside');
  const href = useHref();
  const [form, fields] = useForm<{ displayName: string; acceptTerms: string }>({
    id: 'outside-account',
    lastResult: useActionData<SubmissionResult<string[]>>(),
    defaultValue: { displayName },
  });
  return (
    <AppForm form={form} action={href('/dang-nhap/oidc/lan-dau')} labels={{ acceptTerms: t('signUp.accept') }}>
      <dl>
        <dt className="font-bold">{t('field.email')}</dt>
        <dd className="[overflow-wrap:anywhere]">{email}</dd>
      </dl>
      <TextField
        meta={fields.displayName}
        label={t('field.displayName')}
        hint={t('field.displayNameHint')}
        required
        autoComplete="name"
      />
      <Checkbox
        meta={fields.acceptTerms}
        required
        label={
          <>
            {t('signUp.accept')} <Link to="/dieu-khoan">{t('signUp.terms')}</Link> {t('signUp.and')}{' '}
            <Link to="/quy-che">{t('signUp.rules')}</Link>.
          </>
        }
      />
      <FormActions>
        <Submit>{t('outside:first.make')}</Submit>
      </FormActions>
    </AppForm>
  );
}
