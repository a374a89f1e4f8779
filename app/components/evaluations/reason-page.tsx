import type { SubmissionResult } from '@conform-to/react';
import type { z } from 'zod';
import { Consequence } from '#app/components/consequence.tsx';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { type Crumb, Page, PageHeader } from '#app/components/page.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';

type ReasonPageProps = {
  title: string;
  breadcrumbs: readonly Crumb[];
  schema: z.ZodObject<{ reason: z.ZodString }>;
  lastResult: SubmissionResult<string[]> | undefined;
  path: string;
  back: string;
  words: { effects: string[]; recorded: string; label: string; hint: string; button: string };
  budget: number;
};

/** A decision of the chair that needs a written reason: what it does, the reason, the button. */
export function ReasonPage({ title, breadcrumbs, schema, lastResult, path, back, words, budget }: ReasonPageProps) {
  const { t } = useT();
  const href = useHref();
  const [form, fields] = useAppForm(schema, { lastResult, id: 'ly-do' });
  return (
    <Page width="form">
      <PageHeader title={title} breadcrumbs={breadcrumbs} />
      <Consequence effects={words.effects} recorded={[words.recorded]} />
      <AppForm form={form} action={href(path)}>
        <TextArea meta={fields.reason} label={words.label} hint={words.hint} budget={budget} rows={5} />
        <FormActions>
          <Submit variant="danger">{words.button}</Submit>
          <ButtonLink variant="quiet" to={back}>
            {t('action.back')}
          </ButtonLink>
        </FormActions>
      </AppForm>
    </Page>
  );
}
