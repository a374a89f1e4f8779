import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { ChallengeIssues } from '#app/components/challenge-issues.tsx';
import { Consequence } from '#app/components/consequence.tsx';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { canSubmit } from '#app/domain/challenges/challenge.policy.ts';
import { requireOwnChallenge } from '#app/domain/challenges/challenge.queries.server.ts';
import { completenessIssues } from '#app/domain/challenges/challenge-completeness.schema.ts';
import { closingRule } from '#app/domain/challenges/closing-rule.server.ts';
import { submitChallenge } from '#app/domain/challenges/submit-challenge.server.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['challenges'] };

const confirmation = z.object({});

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { challenge, criteria } = await requireOwnChallenge(actor, params.challengeId ?? '');
  assertAllowed(canSubmit(actor, challenge));
  const issues = completenessIssues({ ...challenge, criteria }, await closingRule());
  const t = getT(request, 'challenges');
  return {
    page: { title: t(issues.length > 0 ? 'submit.notReadyTitle' : 'submit.title') },
    challengeId: challenge.id,
    title: challenge.title,
    code: challenge.code,
    issues,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const submission = await parseForm(request, confirmation);
  if (submission.status !== 'success') return invalid(submission);
  try {
    const { id, code } = await submitChallenge(actor, { challengeId: params.challengeId ?? '' });
    return await redirectWithToast(request, `/don-vi/de-bai/${id}`, {
      key: 'challenges:toast.submitted',
      values: { code },
    });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function ChallengeSubmit() {
  const { t } = useT('challenges');
  const { page, challengeId, title, code, issues } = useLoaderData<typeof loader>();
  const parent = `/don-vi/de-bai/${challengeId}`;
  return (
    <Page width="form">
      <PageHeader
        title={page.title}
        meta={`${code} · ${title}`}
        lead={issues.length > 0 ? t('submit.notReadyText') : undefined}
        breadcrumbs={[
          { to: '/don-vi/de-bai', label: t('list.title') },
          { to: parent, label: title },
        ]}
      />
      {issues.length > 0 ? (
        <>
          <ChallengeIssues challengeId={challengeId} issues={issues} />
          <div className="mt-6">
            <ButtonLink variant="primary" to={`${parent}/soan`}>
              {t('workspace.edit')}
            </ButtonLink>
          </div>
        </>
      ) : (
        <Confirm challengeId={challengeId} />
      )}
    </Page>
  );
}

function Confirm({ challengeId }: { challengeId: string }) {
  const { t } = useT('challenges');
  const href = useHref();
  const [form] = useAppForm(confirmation, { lastResult: useActionData<typeof action>(), id: 'submit' });
  return (
    <>
      <Consequence
        undoable
        effects={[t('submit.effect.locked'), t('submit.effect.readers'), t('submit.effect.outcome')]}
        recorded={[t('submit.recorded')]}
      />
      <AppForm form={form} action={href(`/don-vi/de-bai/${challengeId}/gui-duyet`)}>
        <FormActions>
          <Submit>{t('submit.confirm')}</Submit>
          <ButtonLink variant="quiet" to={`/don-vi/de-bai/${challengeId}`}>
            {t('submit.back')}
          </ButtonLink>
        </FormActions>
      </AppForm>
    </>
  );
}
