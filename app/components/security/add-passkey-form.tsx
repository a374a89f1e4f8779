import { type SubmissionResult, useForm } from '@conform-to/react';
import { useSubmit } from '@remix-run/react';
import { type FormEvent, useState } from 'react';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { AppForm, FormActions, Submit } from '../form.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { fetchOptions, type PasskeyProblem, problemOf, useSupported } from './passkey-button.tsx';
import { PasswordField } from './password-field.tsx';

type Props = { lastResult: SubmissionResult<string[]> | undefined; next: string; asksPassword: boolean };

/** The name first, then the browser makes the key, then both are sent. */
export function AddPasskeyForm({ lastResult, next, asksPassword }: Props) {
  const { t } = useT('security');
  const href = useHref();
  const submit = useSubmit();
  const supported = useSupported();
  const [problem, setProblem] = useState<PasskeyProblem | null>(null);
  const [form, fields] = useForm<{ name: string; password: string; passkey: string }>({ id: 'passkey', lastResult });

  async function make(event: FormEvent<HTMLDivElement>) {
    // Before anything else hears of it: the form is sent once the key is made.
    event.preventDefault();
    event.stopPropagation();
    const filled = new FormData(event.target as HTMLFormElement);
    setProblem(null);
    try {
      filled.set('passkey', JSON.stringify(await newPasskey()));
      submit(filled, { method: 'post', action: href('/tai-khoan/bao-mat/khoa-moi') });
    } catch (error) {
      setProblem(problemOf(error));
    }
  }

  return (
    <>
      {supported ? null : (
        <Notice kind="warning" title={t('passkey.unsupportedTitle')}>
          {t('passkey.unsupportedText')}
        </Notice>
      )}
      {problem ? <Notice kind="warning" live title={t(`passkey.problem.${problem}`)} /> : null}
      <div onSubmitCapture={make} className="mt-6">
        <AppForm form={form}>
          <TextField
            meta={fields.name}
            label={t('passkey.name')}
            hint={t('passkey.nameHint')}
            autoComplete="off"
            size={30}
            required
          />
          {asksPassword ? <PasswordField meta={fields.password} /> : null}
          <input type="hidden" name="next" value={next} />
          <FormActions>
            <Submit>{t('passkey.make')}</Submit>
            <ButtonLink variant="quiet" to="/tai-khoan/bao-mat">
              {t('ways.back')}
            </ButtonLink>
          </FormActions>
        </AppForm>
      </div>
    </>
  );
}

async function newPasskey() {
  const [{ startRegistration }, optionsJSON] = await Promise.all([
    import('@simplewebauthn/browser'),
    fetchOptions<Parameters<typeof import('@simplewebauthn/browser').startRegistration>[0]['optionsJSON']>('register'),
  ]);
  return startRegistration({ optionsJSON });
}
