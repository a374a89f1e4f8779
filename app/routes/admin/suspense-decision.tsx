import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Consequence } from '#app/components/consequence.tsx';
import { Moment } from '#app/components/deadline.tsx';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { LineFacts } from '#app/components/reconciliation/line-facts.tsx';
import { StatusBadge } from '#app/components/status-badge.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { RadioGroup } from '#app/components/ui/choice.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { Fact, Facts, Section } from '#app/components/ui/section.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { decideSuspense } from '#app/domain/reconciliation/decide-suspense.server.ts';
import { decideSchema } from '#app/domain/reconciliation/reconciliation.schema.ts';
import { requireDecision } from '#app/domain/reconciliation/suspense.queries.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { formatMoney } from '#app/i18n/format.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { langOf } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['reconciliation'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const view = await requireDecision(actor, params.itemId ?? '', params.decisionId ?? '');
  const amount = formatMoney(view.decision.amountVnd, langOf(request));
  return { page: { title: getT(request, 'reconciliation')('decision.title', { amount }) }, ...view };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const submission = await parseForm(request, decideSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    await decideSuspense(actor, { ...submission.value, decisionId: params.decisionId ?? '' });
    return await redirectWithToast(request, `/dieu-phoi/doi-soat/cho-lam-ro/${params.itemId}`, {
      key: 'reconciliation:toast.decided',
    });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function SuspenseDecision() {
  const { t } = useT('reconciliation');
  const { page, item, line, decision, mayReject } = useLoaderData<typeof loader>();
  return (
    <Page width="form">
      <PageHeader
        title={page.title}
        lead={mayReject ? t('decision.lead', { name: decision.proposerName }) : null}
        status={<StatusBadge machine="suspense_decision" status={decision.status} />}
        breadcrumbs={[
          { to: '/dieu-phoi/doi-soat', label: t('desk.title') },
          { to: `/dieu-phoi/doi-soat/cho-lam-ro/${item.id}`, label: t('suspense.title') },
        ]}
      />
      <Facts>
        <Fact name={t('decision.what')}>{t(`kind.${decision.kind}`)}</Fact>
        <Fact name={t('decision.target')}>
          {[decision.reference ?? decision.payoutReference, decision.contract?.code, decision.contract?.title]
            .filter(Boolean)
            .join(' · ') ||
            [decision.beneficiaryName, decision.beneficiaryBin, decision.beneficiaryAccount]
              .filter(Boolean)
              .join(' · ')}
        </Fact>
        <Fact name={t('decision.reason')}>
          <span className="break-words">{decision.reason}</span>
        </Fact>
        <Fact name={t('decision.proposed')}>
          <Moment at={decision.proposedAt} />, {decision.proposerName}
        </Fact>
      </Facts>
      <Section title={t('item.evidence')}>
        <LineFacts line={line} />
      </Section>
      {mayReject ? <Decide /> : null}
    </Page>
  );
}

function Decide() {
  const { t, lang } = useT('reconciliation');
  const { item, decision, mayConfirm, denied } = useLoaderData<typeof loader>();
  const href = useHref();
  const [form, fields] = useAppForm(decideSchema, {
    lastResult: useActionData<typeof action>(),
    id: 'decide',
    defaultValue: { verdict: mayConfirm ? undefined : 'reject' },
  });
  const verdicts = [...(mayConfirm ? (['confirm'] as const) : []), 'reject' as const];
  return (
    <>
      <Consequence
        effects={[
          t(`decision.effect.${decision.kind}`, {
            amount: formatMoney(decision.amountVnd, lang),
            reference: decision.reference ?? decision.payoutReference ?? '',
            name: decision.beneficiaryName,
            account: decision.beneficiaryAccount,
          }),
        ]}
        recorded={[t('decision.recorded')]}
      />
      {denied === 'proposer_cannot_confirm' ? <Notice>{t('decision.own')}</Notice> : null}
      <AppForm form={form} action={href(`/dieu-phoi/doi-soat/cho-lam-ro/${item.id}/${decision.id}`)} className="mt-6">
        <RadioGroup
          meta={fields.verdict}
          label={t('decision.verdict')}
          options={verdicts.map((value) => ({ value, label: t(`decision.${value}`) }))}
          required
        />
        <TextArea meta={fields.reason} label={t('decision.rejectReason')} hint={t('decision.rejectHint')} rows={3} />
        <FormActions>
          <Submit>{t('decision.submit')}</Submit>
          <ButtonLink variant="quiet" to={`/dieu-phoi/doi-soat/cho-lam-ro/${item.id}`}>
            {t('suspense.title')}
          </ButtonLink>
        </FormActions>
      </AppForm>
    </>
  );
}
