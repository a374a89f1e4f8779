import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Moment } from '#app/components/deadline.tsx';
import { AskedFacts } from '#app/components/organizations/asked-facts.tsx';
import { ChecklistForm, ChecklistRecord } from '#app/components/organizations/checklist-form.tsx';
import { ShownPapers } from '#app/components/organizations/shown-papers.tsx';
import { VerificationDecision } from '#app/components/organizations/verification-decision.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { StatusBadge } from '#app/components/status-badge.tsx';
import { Timeline } from '#app/components/timeline.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { approveVerification } from '#app/domain/organizations/approve-verification.server.ts';
import { bankOf } from '#app/domain/organizations/banks.server.ts';
import { countryName } from '#app/domain/organizations/countries.ts';
import { verificationDecisionSchema } from '#app/domain/organizations/organization.schema.ts';
import { returnVerification } from '#app/domain/organizations/return-verification.server.ts';
import { saveChecklist } from '#app/domain/organizations/save-checklist.server.ts';
import { verificationForDesk } from '#app/domain/organizations/verification.queries.server.ts';
import { answersOf, checklistSchema } from '#app/domain/organizations/verification.schema.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { langOf } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';

export const handle = { i18n: ['verification', 'profile', 'organizations', 'errors'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const view = await verificationForDesk(actor, params.verificationId ?? '');
  const names: Record<string, string | null> = {};
  for (const values of [view.asked, view.before ?? {}]) {
    if (values.bankBin) names[`bankBin:${values.bankBin}`] = bankOf(values.bankBin)?.name ?? null;
    if (values.country) names[`country:${values.country}`] = countryName(values.country, langOf(request));
  }
  if (view.asked.wardCode) names[`wardCode:${view.asked.wardCode}`] = view.ward;
  return { page: { title: view.asked.name ?? view.organization.name }, names, ...view };
}

/** Two forms: the checklist has an address of its own, so that it can save itself beside a decision that is being written. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const verificationId = params.verificationId ?? '';
  if (new URL(request.url).searchParams.get('buoc') === 'kiem-tra') {
    const submission = await parseForm(request, checklistSchema);
    if (submission.status !== 'success') return invalid(submission);
    try {
      const { savedAt } = await saveChecklist(actor, { verificationId, answers: answersOf(submission.value) });
      if (submission.payload.intent === 'autosave') return data({ savedAt: savedAt.toISOString() });
      return await redirectWithToast(request, `/dieu-phoi/xac-minh/${verificationId}`, {
        key: 'verification:toast.checklistSaved',
      });
    } catch (error) {
      return failed(submission, error);
    }
  }
  const submission = await parseForm(request, verificationDecisionSchema);
  if (submission.status !== 'success') return invalid(submission);
  const { decision, reason } = submission.value;
  try {
    const organization =
      decision === 'approve'
        ? await approveVerification(actor, { verificationId })
        : await returnVerification(actor, {
            verificationId,
            outcome: decision === 'refuse' ? 'refused' : 'changes_asked',
            reason,
          });
    return await redirectWithToast(request, '/dieu-phoi/xac-minh', {
      key: decision === 'approve' ? 'verification:toast.approved' : 'verification:toast.returned',
      values: { organization: organization.name },
    });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function Verification() {
  const { t, lookup } = useT('verification', 'organizations', 'profile');
  const view = useLoaderData<typeof loader>();
  const { verification, organization, items, mayDecide, warnings } = view;
  const answer = useActionData<typeof action>();
  const lastResult = answer && 'savedAt' in answer ? undefined : answer;
  return (
    <Page>
      <PageHeader
        title={view.page.title}
        status={<StatusBadge machine="organization" status={organization.status} />}
        meta={
          <>
            {t(`kind.${verification.kind}`)} · {t('detail.sentBy', { person: view.requestedByName })}{' '}
            <Moment at={verification.requestedAt} /> ·{' '}
            <Link to={`/dieu-phoi/xac-minh/don-vi/${organization.id}`}>{t('detail.organization')}</Link>
          </>
        }
        breadcrumbs={[{ to: '/dieu-phoi/xac-minh', label: t('queue.title') }]}
      />
      <div className="space-y-4">
        {verification.outcome ? (
          <Notice title={t(`outcome.${verification.outcome}`)}>
            {view.decidedByName ? t('detail.decidedBy', { person: view.decidedByName }) : null}
            {verification.reason ? <p className="written mt-1">{verification.reason}</p> : null}
          </Notice>
        ) : view.why ? (
          <Notice kind="warning">{lookup.first([`errors:denied.${view.why}`])}</Notice>
        ) : null}
        {warnings.length > 0 ? (
          <Notice kind="warning" title={t('warning.title')}>
            <ul className="list-disc space-y-1 pl-5">
              {warnings.map((warning) => (
                <li key={`${warning.kind} ${warning.organizationId}`}>
                  {t(`warning.${warning.kind}`)}{' '}
                  <Link to={`/dieu-phoi/xac-minh/don-vi/${warning.organizationId}`}>{warning.name}</Link>
                </li>
              ))}
            </ul>
          </Notice>
        ) : null}
      </div>
      <div className="grid grid-cols-1 gap-x-12 lg:grid-cols-2">
        <Section title={t('detail.data')} lead={t('detail.dataLead')}>
          <AskedFacts asked={view.asked} before={view.before} changed={view.changed} names={view.names} />
        </Section>
        <Section title={t('detail.papers')} lead={t('detail.papersLead')}>
          <ShownPapers papers={verification.snapshot.documents} />
        </Section>
      </div>
      <div className="max-w-reading">
        <Section id="bang-kiem-tra" title={t('checklist.title')} lead={t('checklist.lead')}>
          {mayDecide ? (
            <ChecklistForm verificationId={verification.id} items={items} answers={verification.checklist} />
          ) : (
            <ChecklistRecord items={items} answers={verification.checklist} />
          )}
        </Section>
      </div>
      {mayDecide ? (
        <VerificationDecision verificationId={verification.id} kind={verification.kind} lastResult={lastResult} />
      ) : null}
      <Timeline events={view.timeline} />
    </Page>
  );
}
