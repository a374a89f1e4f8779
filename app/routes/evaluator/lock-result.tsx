import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Consequence } from '#app/components/consequence.tsx';
import { ProgressTable } from '#app/components/evaluations/progress-table.tsx';
import { RankingTable } from '#app/components/evaluations/ranking-table.tsx';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { lockSchema } from '#app/domain/evaluations/evaluation.schema.ts';
import { requireChairResult } from '#app/domain/evaluations/evaluator.queries.server.ts';
import { lockResult } from '#app/domain/evaluations/lock-result.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['evaluations'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const result = await requireChairResult(actor, params.challengeId ?? '');
  return {
    page: { title: `${getT(request, 'evaluations')('lockResult.title')}: ${result.challenge.title}` },
    ...result,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const challengeId = params.challengeId ?? '';
  const submission = await parseForm(request, lockSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    await lockResult(actor, { challengeId });
  } catch (error) {
    return failed(submission, error);
  }
  return redirectWithToast(request, `/cham-diem/${challengeId}/khoa`, { key: 'evaluations:toast.resultLocked' });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function LockResult() {
  const { t } = useT('evaluations');
  const href = useHref();
  const { challenge, panel, complete, criteria, progress, ranking } = useLoaderData<typeof loader>();
  const [form] = useAppForm(lockSchema, { lastResult: useActionData<typeof action>(), id: 'khoa-ket-qua' });
  const path = `/cham-diem/${challenge.id}`;
  return (
    <Page>
      <PageHeader
        title={t('lockResult.title')}
        meta={`${challenge.code} · ${challenge.title}`}
        breadcrumbs={[
          { to: '/cham-diem', label: t('list.title') },
          { to: path, label: challenge.title },
        ]}
      />
      {panel.status === 'locked' ? <Notice kind="success" title={t('lockResult.done')} /> : null}
      {complete ? (
        <Section title={t('ranking.title')} lead={t('ranking.lead')}>
          <RankingTable
            rows={ranking}
            criteria={criteria}
            subline={(row) => <Link to={`${path}/${row.solutionId}`}>{t('lockResult.read')}</Link>}
          />
        </Section>
      ) : (
        <>
          <Notice kind="warning" title={t('lockResult.waitingTitle')}>
            {t('lockResult.waitingText')}
          </Notice>
          <Section title={t('result.progressTitle')}>
            <ProgressTable rows={progress} />
          </Section>
        </>
      )}
      {complete && panel.status === 'scoring' ? (
        <>
          <Consequence
            effects={[t('lockResult.effect.final'), t('lockResult.effect.names'), t('lockResult.effect.shortlist')]}
            recorded={[t('lockResult.recorded')]}
          />
          <AppForm form={form} action={href(`${path}/khoa`)}>
            <input type="hidden" name="confirmed" value="on" readOnly />
            <FormActions>
              <Submit>{t('lockResult.button')}</Submit>
              <ButtonLink variant="quiet" to={path}>
                {t('common:action.back')}
              </ButtonLink>
            </FormActions>
          </AppForm>
        </>
      ) : null}
    </Page>
  );
}
