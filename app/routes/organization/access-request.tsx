import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Moment } from '#app/components/deadline.tsx';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { RadioGroup } from '#app/components/ui/choice.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { Fact, Facts } from '#app/components/ui/section.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { decideAccess } from '#app/domain/members/decide-access.server.ts';
import { requireAccessRequest } from '#app/domain/organizations/access-request.queries.server.ts';
import { accessDecisionSchema } from '#app/domain/organizations/organization.schema.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['profile'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const asked = await requireAccessRequest(actor, params.requestId ?? '');
  return { page: { title: getT(request, 'profile')('access.decideTitle', { person: asked.personName }) }, asked };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const requestId = params.requestId ?? '';
  const submission = await parseForm(request, accessDecisionSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    await decideAccess(actor, { requestId, ...submission.value });
    const accepted = submission.value.decision === 'accept';
    return await redirectWithToast(request, '/viec-can-lam', {
      key: accepted ? 'profile:toast.accessAccepted' : 'profile:toast.accessRefused',
    });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

const givenRoles = ['member', 'manager', 'finance'] as const;

export default function AccessRequest() {
  const { t } = useT('profile');
  const href = useHref();
  const { page, asked } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm(accessDecisionSchema, {
    lastResult: useActionData<typeof action>(),
    defaultValue: { role: 'member' },
    id: 'tra-loi',
  });
  return (
    <Page width="form">
      <PageHeader title={page.title} lead={t('access.decideLead')} />
      <Facts>
        <Fact name={t('access.person')}>{asked.personName}</Fact>
        <Fact name={t('access.email')}>{asked.personEmail}</Fact>
        <Fact name={t('access.at')}>
          <Moment at={asked.createdAt} />
        </Fact>
        <Fact name={t('access.message')}>{asked.message ? <p className="written">{asked.message}</p> : null}</Fact>
      </Facts>
      <div className="mt-8">
        {asked.outcome ? (
          <Notice>{t(`access.outcome.${asked.outcome}`)}</Notice>
        ) : (
          <AppForm form={form} action={href(`/don-vi/xin-tham-gia/${asked.id}`)}>
            <RadioGroup
              meta={fields.decision}
              label={t('access.decision')}
              options={[
                { value: 'accept', label: t('access.accept') },
                { value: 'refuse', label: t('access.refuse') },
              ]}
            />
            <RadioGroup
              meta={fields.role}
              label={t('access.role')}
              hint={t('access.roleHint')}
              required={false}
              options={givenRoles.map((role) => ({ value: role, label: t(`common:role.${role}`) }))}
            />
            <TextArea
              meta={fields.reason}
              label={t('access.reason')}
              hint={t('access.reasonHint')}
              required={false}
              rows={3}
            />
            <FormActions>
              <Submit>{t('access.answer')}</Submit>
            </FormActions>
          </AppForm>
        )}
      </div>
    </Page>
  );
}
