import type { FormMetadata } from '@conform-to/react';
import { FormProvider } from '@conform-to/react';
import { Form, useNavigation } from '@remix-run/react';
import type { ComponentProps, ReactNode } from 'react';
import { actingFor } from '#app/domain/kernel/actor.ts';
import { useT } from '#app/i18n/hooks.ts';
import { ActingFor } from './acting-for.tsx';
import { ErrorSummary, labelsWithin } from './error-summary.tsx';
import { Button, type ButtonVariant } from './ui/button.tsx';

type AppFormProps = Omit<ComponentProps<typeof Form>, 'form' | 'id' | 'onSubmit'> & {
  // biome-ignore lint/suspicious/noExplicitAny: metadata of any schema; only parts that do not depend on it are read
  form: FormMetadata<any, string[]>;
  /** Labels for the error summary of fields inside components of their own; the others are found by themselves. */
  labels?: Record<string, string>;
  children: ReactNode;
};

/** A form that works without JavaScript, keeps what was typed, and says on top what is wrong. */
export function AppForm({ form, labels, children, className = '', method = 'post', ...rest }: AppFormProps) {
  const known = labelsWithin(children);
  for (const [name, label] of Object.entries(labels ?? {})) known.set(name, label);
  const failed = form.status === 'error';
  const errors = failed ? { ...(form.errors ? { '': form.errors } : {}), ...form.allErrors } : {};
  return (
    <FormProvider context={form.context}>
      <Form
        {...rest}
        method={method}
        id={form.id}
        onSubmit={form.onSubmit}
        noValidate={form.noValidate}
        className={`space-y-6 ${className}`}
      >
        <ActingFor start={(form.initialValue as Record<string, unknown> | undefined)?.[actingFor]} />
        <ErrorSummary formId={form.id} errors={errors} labels={known} attempt={errors} />
        {children}
      </Form>
    </FormProvider>
  );
}

type SubmitProps = { children: ReactNode; variant?: ButtonVariant; name?: string; value?: string; wide?: boolean };

/** The button that sends the form; says that it works and cannot be pressed twice meanwhile. */
export function Submit({ children, variant = 'primary', ...rest }: SubmitProps) {
  const { t } = useT();
  const navigation = useNavigation();
  const sending = navigation.state !== 'idle' && navigation.formMethod !== undefined && navigation.formMethod !== 'GET';
  return (
    <Button
      variant={variant}
      aria-disabled={sending}
      {...rest}
      onClick={sending ? (event) => event.preventDefault() : undefined}
    >
      {sending ? t('action.working') : children}
    </Button>
  );
}

/** The buttons of a form: the primary one first, quiet ones after it. */
export function FormActions({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-3 pt-2">{children}</div>;
}
