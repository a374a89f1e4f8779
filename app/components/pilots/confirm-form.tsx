import type { FormMetadata } from '@conform-to/react';
import type { ReactNode } from 'react';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { AppForm, FormActions, Submit } from '../form.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Checkbox } from '../ui/choice.tsx';
import type { FieldMeta } from '../ui/field-frame.tsx';

type Props = {
  // biome-ignore lint/suspicious/noExplicitAny: metadata of any schema; only parts that do not depend on it are read
  form: FormMetadata<any, string[]>;
  confirm?: { meta: FieldMeta; label: ReactNode };
  contractId: string;
  action: string;
  submit: string;
  labels?: Record<string, string>;
  children?: ReactNode;
};

/** The form of a confirmation page: its fields, the declaration, the verb, and the way back. */
export function ConfirmForm({ form, confirm, contractId, action, submit, labels, children }: Props) {
  const { t } = useT('pilots');
  const href = useHref();
  return (
    <AppForm form={form} action={href(action)} labels={labels}>
      {children}
      {confirm ? <Checkbox meta={confirm.meta} label={confirm.label} required /> : null}
      <FormActions>
        <Submit>{submit}</Submit>
        <ButtonLink variant="quiet" to={`/hop-dong/${contractId}`}>
          {t('contract.back')}
        </ButtonLink>
      </FormActions>
    </AppForm>
  );
}
