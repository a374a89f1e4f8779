import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ProfileForm } from '#app/components/experts/profile-form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { StatePanel } from '#app/components/state-panel.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { declareExpertise } from '#app/domain/experts/declare-expertise.server.ts';
import { findOwnProfile } from '#app/domain/experts/expert.queries.server.ts';
import { evaluatorProfileSchema } from '#app/domain/experts/expert.schema.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requirePerson } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['experts', 'challenges'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  return { page: { title: getT(request, 'experts')('own.title') }, profile: await findOwnProfile(person) };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const submission = await parseForm(request, evaluatorProfileSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    const { awaits } = await declareExpertise(person, submission.value);
    const key = awaits ? 'experts:toast.awaits' : 'experts:toast.saved';
    return await redirectWithToast(request, '/tai-khoan/chuyen-gia', { key });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function ExpertProfile() {
  const { t } = useT('experts');
  const { page, profile } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <Page width="form">
      <PageHeader title={page.title} lead={t('own.lead')} />
      {profile ? <StatePanel machine="evaluator_profile" status={profile.status} /> : <Notice>{t('own.new')}</Notice>}
      <div className="mt-8">
        <ProfileForm profile={profile} lastResult={lastResult} />
      </div>
    </Page>
  );
}
