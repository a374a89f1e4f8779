import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Consequence } from '#app/components/consequence.tsx';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { reasonSchema } from '#app/domain/organizations/organization.schema.ts';
import { reinstateOrganization } from '#app/domain/organizations/reinstate-organization.server.ts';
import { organizationForDesk } from '#app/domain/organizations/verification.queries.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['verification'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { organization, mayReinstate } = await organizationForDesk(actor, params.organizationId ?? '');
  if (!mayReinstate) throw new DomainError('stale_state', { reason: 'organization.reinstate' });
  const { id, name } = organization;
  return { page: { title: getT(request, 'verification')('reinstate.title', { organization: name }) }, id, name };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const organizationId = params.organizationId ?? '';
  const submission = await parseForm(request, reasonSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    const { name } = await reinstateOrganization(actor, { organizationId, ...submission.value });
    return await redirectWithToast(request, `/dieu-phoi/xac-minh/don-vi/${organizationId}`, {
      key: 'verification:toast.reinstated',
      values: { organization: name },
    });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function ReinstateOrganization() {
  const { t } = useT('verification');
  const href = useHref();
  const { page, id, name } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm(reasonSchema, { lastResult: useActionData<typeof action>(), id: 'ly-do' });
  const back = `/dieu-phoi/xac-minh/don-vi/${id}`;
  return (
    <Page width="form">
      <PageHeader
        title={page.title}
        breadcrumbs={[
          { to: '/dieu-phoi/xac-minh', label: t('queue.title') },
          { to: back, label: name },
        ]}
      />
      <Consequence
        effects={[t('reinstate.effect.works'), t('reinstate.effect.told')]}
        recorded={[t('reinstate.recorded')]}
        undoable
      />
      <AppForm form={form} action={href(`${back}/khoi-phuc`)}>
        <TextArea meta={fields.reason} label={t('reinstate.reason')} hint={t('reinstate.reasonHint')} rows={5} />
        <FormActions>
          <Submit variant="primary">{t('reinstate.confirm')}</Submit>
          <ButtonLink variant="quiet" to={back}>
            {t('common:action.back')}
          </ButtonLink>
        </FormActions>
      </AppForm>
    </Page>
  );
}
