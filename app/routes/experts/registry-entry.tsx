import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AppForm, FormActions } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { StatePanel } from '#app/components/state-panel.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { Fact, Facts, Section } from '#app/components/ui/section.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { decideProfile } from '#app/domain/experts/decide-profile.server.ts';
import { evaluatorProfileMachine } from '#app/domain/experts/evaluator-profile.states.ts';
import { canDecideProfile } from '#app/domain/experts/expert.policy.ts';
import { requireRegistryEntry } from '#app/domain/experts/expert.queries.server.ts';
import { decideProfileSchema } from '#app/domain/experts/expert.schema.ts';
import { canFire } from '#app/domain/kernel/machine.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { formatDate } from '#app/i18n/format.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';

export const handle = { i18n: ['experts', 'challenges'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const entry = await requireRegistryEntry(actor, params.profileId ?? '');
  return { page: { title: entry.name }, entry, decides: canDecideProfile(actor, entry).allowed };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const { id, name } = await requireRegistryEntry(actor, params.profileId ?? '');
  const submission = await parseForm(request, decideProfileSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    await decideProfile(actor, { profileId: id, ...submission.value });
  } catch (error) {
    return failed(submission, error);
  }
  return redirectWithToast(request, '/dieu-phoi/chuyen-gia', { key: 'experts:toast.decided', values: { name } });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function RegistryEntry() {
  const { t, lookup, lang } = useT('experts', 'challenges');
  const { entry, decides } = useLoaderData<typeof loader>();
  return (
    <Page width="form">
      <PageHeader
        title={entry.name}
        meta={entry.email}
        breadcrumbs={[{ to: '/dieu-phoi/chuyen-gia', label: t('registry.title') }]}
      />
      <StatePanel machine="evaluator_profile" status={entry.status} />
      <div className="mt-6">
        <Facts>
          <Fact name={t('own.fields')}>
            {entry.fields.map((field) => lookup(`challenges:field.${field}`)).join(', ')}
          </Fact>
          <Fact name={t('own.expertise')}>
            <span className="whitespace-pre-line">{entry.expertise}</span>
          </Fact>
          <Fact name={t('own.degree')}>{entry.degree}</Fact>
          <Fact name={t('registry.experience')}>{t('registry.years', { count: entry.experienceYears })}</Fact>
          <Fact name={t('own.languages')}>{entry.languages}</Fact>
          <Fact name={t('own.biography')}>{entry.biography}</Fact>
          <Fact name={t('registry.workload')}>{String(entry.workload)}</Fact>
        </Facts>
      </div>
      <Section title={t('own.employments')}>
        {entry.employments.length === 0 ? <p className="text-muted">{t('registry.noEmployment')}</p> : null}
        <ul className="divide-y divide-line">
          {entry.employments.map(({ id, organizationName, taxCode, position, startedOn, endedOn }) => (
            <li key={id} className="py-3">
              <p className="font-bold">{[organizationName, taxCode].filter(Boolean).join(' · ')}</p>
              <p className="text-sm text-muted">
                {position ? `${position} · ` : ''}
                {formatDate(startedOn, lang)} – {endedOn ? formatDate(endedOn, lang) : t('registry.present')}
              </p>
            </li>
          ))}
        </ul>
      </Section>
      {decides ? (
        <Section title={t('registry.decide')}>
          <Decide id={entry.id} status={entry.status} />
        </Section>
      ) : null}
    </Page>
  );
}

function Decide({ id, status }: { id: string; status: 'declared' | 'confirmed' | 'suspended' }) {
  const { t } = useT('experts');
  const href = useHref();
  const [form, fields] = useAppForm(decideProfileSchema, { lastResult: useActionData<typeof action>(), id: 'decide' });
  const open = (['confirm', 'suspend', 'reinstate'] as const).filter((event) =>
    canFire(evaluatorProfileMachine, event, status),
  );
  return (
    <AppForm form={form} action={href(`/dieu-phoi/chuyen-gia/${id}`)}>
      <TextArea
        meta={fields.reason}
        label={t('registry.reason')}
        hint={t('registry.reasonHint')}
        rows={3}
        required={status === 'declared' ? undefined : true}
      />
      <FormActions>
        {open.map((event) => (
          <Button
            key={event}
            name={fields.decision.name}
            value={event}
            variant={event === 'suspend' ? 'danger' : 'primary'}
          >
            {t(`registry.${event}`)}
          </Button>
        ))}
      </FormActions>
    </AppForm>
  );
}
