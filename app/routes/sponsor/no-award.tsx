import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Consequence } from '#app/components/consequence.tsx';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { RadioGroup } from '#app/components/ui/choice.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { noAwardReasons } from '#app/domain/challenges/challenge.states.ts';
import { noAwardSchema } from '#app/domain/evaluations/evaluation.schema.ts';
import { requireResult } from '#app/domain/evaluations/result.queries.server.ts';
import { endWithoutAward } from '#app/domain/flows/end-without-award.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['evaluations', 'challenges'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { challenge, submissions } = await requireResult(actor, params.challengeId ?? '');
  return {
    page: { title: getT(request, 'evaluations')('noAward.title', { title: challenge.title }) },
    challenge: { id: challenge.id, code: challenge.code, title: challenge.title },
    reasons: noAwardReasons.filter((reason) => (reason === 'no_submission') === (submissions === 0)),
    answered: submissions !== 0,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const challengeId = params.challengeId ?? '';
  const submission = await parseForm(request, noAwardSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    await endWithoutAward(actor, { challengeId, ...submission.value });
  } catch (error) {
    return failed(submission, error);
  }
  return redirectWithToast(request, `/don-vi/de-bai/${challengeId}`, { key: 'evaluations:toast.noAward' });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function NoAward() {
  const { t } = useT('evaluations', 'challenges');
  const href = useHref();
  const { page, challenge, reasons, answered } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm(noAwardSchema, { lastResult: useActionData<typeof action>(), id: 'khong-chon' });
  const base = `/don-vi/de-bai/${challenge.id}`;
  return (
    <Page width="form">
      <PageHeader title={page.title} breadcrumbs={[{ to: base, label: challenge.title }]} />
      <Consequence
        effects={[t('noAward.effect.ends'), ...(answered ? [t('noAward.effect.applicants')] : [])]}
        recorded={[t('noAward.recorded')]}
      />
      <AppForm form={form} action={href(`${base}/khong-chon`)}>
        <RadioGroup
          meta={fields.reason}
          label={t('noAward.reason')}
          hint={t('noAward.reasonHint')}
          options={reasons.map((value) => ({ value, label: t(`challenges:noAwardReason.${value}`) }))}
        />
        <FormActions>
          <Submit variant="danger">{t('noAward.button')}</Submit>
          <ButtonLink variant="quiet" to={`${base}/ket-qua`}>
            {t('common:action.back')}
          </ButtonLink>
        </FormActions>
      </AppForm>
    </Page>
  );
}
