import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AppointEvaluatorForm } from '#app/components/evaluations/appoint-evaluator-form.tsx';
import { CandidateFilter } from '#app/components/evaluations/candidate-filter.tsx';
import { FormPanelForm } from '#app/components/evaluations/form-panel-form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { StatePanel } from '#app/components/state-panel.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { Table } from '#app/components/ui/table.tsx';
import { appointEvaluator } from '#app/domain/evaluations/appoint-evaluator.server.ts';
import {
  appointEvaluatorSchema,
  candidateSearchSchema,
  formPanelSchema,
} from '#app/domain/evaluations/evaluation.schema.ts';
import { formPanel } from '#app/domain/evaluations/form-panel.server.ts';
import { requirePanelPage } from '#app/domain/evaluations/panel-page.queries.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['evaluations', 'experts', 'challenges'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const query = new URL(request.url).searchParams;
  const search = candidateSearchSchema.parse({ field: query.get('linh-vuc'), words: query.get('q') });
  const view = await requirePanelPage(actor, params.challengeId ?? '', search);
  return {
    search,
    page: { title: `${getT(request, 'evaluations')('panel.title')}: ${view.challenge.title}` },
    ...view,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const challengeId = params.challengeId ?? '';
  const address = `/don-vi/de-bai/${challengeId}/hoi-dong`;
  if (new URL(request.url).searchParams.has('them')) {
    const submission = await parseForm(request, appointEvaluatorSchema);
    if (submission.status !== 'success') return invalid(submission);
    try {
      await appointEvaluator(actor, { challengeId, ...submission.value });
    } catch (error) {
      return failed(submission, error);
    }
    return redirectWithToast(request, address, { key: 'evaluations:toast.appointed' });
  }
  const submission = await parseForm(request, formPanelSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    await formPanel(actor, { challengeId, ...submission.value });
  } catch (error) {
    return failed(submission, error);
  }
  return redirectWithToast(request, address, { key: 'evaluations:toast.panelFormed' });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function SponsorPanel() {
  const { t } = useT('evaluations', 'challenges');
  const { challenge, panel, candidates, mayForm, mayAppoint, search } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const path = `/don-vi/de-bai/${challenge.id}/hoi-dong`;
  const others = candidates.filter((one) => !panel?.members.some((member) => member.userId === one.userId));
  const asked = (mayForm ? candidates : others).filter((one) => one.matches);
  const filter = <CandidateFilter path={path} search={search} found={asked.length} />;
  return (
    <Page>
      <PageHeader
        title={t('panel.title')}
        lead={t('panel.lead')}
        meta={`${challenge.code} · ${challenge.title}`}
        breadcrumbs={[
          { to: '/don-vi/de-bai', label: t('challenges:list.title') },
          { to: `/don-vi/de-bai/${challenge.id}`, label: challenge.title },
        ]}
      />
      {panel ? (
        <>
          <StatePanel machine="panel" status={panel.status}>
            {panel.status === 'forming' ? null : (
              <ButtonLink to={`/don-vi/de-bai/${challenge.id}/ket-qua`}>{t('panel.toResult')}</ButtonLink>
            )}
          </StatePanel>
          <Section title={t('panel.members')}>
            <MemberTable members={panel.members} />
          </Section>
        </>
      ) : null}
      {mayForm ? (
        <Section title={t(panel ? 'panel.formAgain' : 'panel.form')} lead={t('panel.formLead')}>
          {filter}
          <FormPanelForm path={path} candidates={candidates} members={panel?.members ?? []} lastResult={lastResult} />
        </Section>
      ) : null}
      {mayAppoint ? (
        <Section title={t('panel.appoint')} lead={t('panel.appointLead')}>
          {filter}
          <AppointEvaluatorForm path={`${path}?them=1`} candidates={asked} lastResult={lastResult} />
        </Section>
      ) : null}
    </Page>
  );
}

type Members = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['panel']>['members'];

function MemberTable({ members }: { members: Members }) {
  const { t } = useT('evaluations');
  return (
    <Table
      caption={t('panel.members')}
      rows={members}
      rowKey={(member) => member.userId}
      columns={[
        { key: 'name', heading: t('panel.member'), cell: (member) => member.name },
        { key: 'organizations', heading: t('panel.organization'), cell: (member) => member.organizations },
        { key: 'role', heading: t('panel.role'), cell: (member) => t(`role.${member.role}`) },
        { key: 'conflict', heading: t('panel.conflict'), cell: (member) => t(`conflict.${member.conflict}`) },
      ]}
    />
  );
}
