import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { Checkbox } from '#app/components/ui/choice.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { acceptPendingTerms } from '#app/domain/terms/accept-pending-terms.server.ts';
import { pendingTerms } from '#app/domain/terms/terms.queries.server.ts';
import { acceptTermsSchema } from '#app/domain/terms/terms.schema.ts';
import { markOf, termsPaths } from '#app/domain/terms/terms.versions.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireSignedIn } from '#app/http/guards.server.ts';
import { safePath } from '#app/http/safe-path.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { formatDate } from '#app/i18n/format.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { langOf, localizedPath } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['terms'] };

const afterwards = (request: Request, next: unknown) => safePath(next, localizedPath(langOf(request), '/viec-can-lam'));

/** Where people are sent before they act, when a new version of what they agreed to has taken effect. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requireSignedIn(request);
  const next = new URL(request.url).searchParams.get('next');
  const pending = await pendingTerms(person);
  if (pending.length === 0) throw redirect(afterwards(request, next));
  return { page: { title: getT(request, 'terms')('accept.title') }, pending, next: safePath(next, '') };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requireSignedIn(request);
  const submission = await parseForm(request, acceptTermsSchema);
  if (submission.status !== 'success') return invalid(submission);
  const { shown, next } = submission.value;
  try {
    await acceptPendingTerms(person, shown);
  } catch (error) {
    return failed(submission, error);
  }
  return redirectWithToast(request, afterwards(request, next), { key: 'terms:toast.accepted' });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function AcceptTerms() {
  const { t, lang } = useT('terms');
  const href = useHref();
  const { pending, next } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm(acceptTermsSchema, {
    id: 'accept-terms',
    lastResult: useActionData<typeof action>(),
  });
  return (
    <Page width="form">
      <PageHeader title={t('accept.title')} lead={t('accept.lead')} />
      <ul className="border-t border-line">
        {pending.map((version) => (
          <li key={markOf(version)} className="border-b border-line py-4">
            <h2 className="text-lg">
              <Link to={termsPaths[version.document]} target="_blank">
                {t(`document.${version.document}`)}
              </Link>
            </h2>
            <p className="text-sm text-muted">
              {t('version', {
                version: version.version,
                date: formatDate(`${version.inForceFrom}T00:00:00+07:00`, lang),
              })}
            </p>
            <p className="mt-1">
              <span className="font-bold">{t('changed')}</span> {version.change[lang]}
            </p>
          </li>
        ))}
      </ul>
      <AppForm form={form} action={href('/dieu-khoan/dong-y')} className="mt-6">
        <input type="hidden" name="shown" value={pending.map(markOf).join(',')} />
        <input type="hidden" name="next" value={next} />
        <Checkbox meta={fields.agreed} label={t('accept.agree')} required />
        <p className="text-sm text-muted">{t('accept.recorded')}</p>
        <FormActions>
          <Submit>{t('accept.submit')}</Submit>
        </FormActions>
      </AppForm>
      <p className="mt-8 border-t border-line pt-4 text-muted">
        {t('accept.refuse')} <Link to="/tai-khoan/du-lieu">{t('accept.refuseLink')}</Link>
      </p>
    </Page>
  );
}
