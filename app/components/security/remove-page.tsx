import { Form } from '@remix-run/react';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { Consequence } from '../consequence.tsx';
import { FormActions, Submit } from '../form.tsx';
import { Page, PageHeader } from '../page.tsx';
import { ButtonLink } from '../ui/button.tsx';

type Props = { title: string; effects: readonly string[]; action: string; submit: string };

/** Asks before a way in is taken away. */
export function RemovePage({ title, effects, action, submit }: Props) {
  const { t } = useT('security');
  const href = useHref();
  return (
    <Page width="form">
      <PageHeader title={title} breadcrumbs={[{ to: '/tai-khoan/bao-mat', label: t('ways.title') }]} />
      <Consequence effects={effects} recorded={[t('ways.recorded')]} undoable />
      <Form method="post" action={href(action)}>
        <FormActions>
          <Submit variant="danger">{submit}</Submit>
          <ButtonLink variant="quiet" to="/tai-khoan/bao-mat">
            {t('ways.back')}
          </ButtonLink>
        </FormActions>
      </Form>
    </Page>
  );
}
