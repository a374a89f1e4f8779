import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { NewCodes } from '#app/components/security/new-codes.tsx';
import { PasswordField } from '#app/components/security/password-field.tsx';
import { QrPicture } from '#app/components/security/qr-picture.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { TextField } from '#app/components/ui/field.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { enrolTotp } from '#app/domain/second-factors/enrol-totp.server.ts';
import { offerTotp } from '#app/domain/second-factors/offer-totp.server.ts';
import { enrolTotpSchema } from '#app/domain/second-factors/second-factor.schema.ts';
import { requireMayChangeFactors } from '#app/http/change-factors.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireAccountHolder } from '#app/http/guards.server.ts';
import { countAttempt } from '#app/http/rate-limit.server.ts';
import { safePath } from '#app/http/safe-path.ts';
import { markSecondFactor } from '#app/http/session.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';
import { qrCode } from '#app/render/qr-code.ts';

export const handle = { i18n: ['security'] };

const here = '/tai-khoan/bao-mat/ung-dung';

export async function loader({ request }: LoaderFunctionArgs) {
  const { holder, ways, next, asksPassword } = await requireMayChangeFactors(request);
  const t = getT(request, 'security');
  return {
    page: { title: t(ways.app ? 'app.replaceTitle' : 'app.enrolTitle') },
    replaces: ways.app !== null,
    email: holder.email,
    next,
    asksPassword,
    ...drawn(holder),
  };
}

function drawn(holder: { userId: string; email: string }, earlier?: string) {
  const { offer, secret, address } = offerTotp(holder, earlier);
  return { offer, secret: secret.replace(/(.{4})(?=.)/g, '$1 '), qr: qrCode(address) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const holder = await requireAccountHolder(request);
  const submission = await parseForm(request, enrolTotpSchema);
  const hide = ['password', 'code'];
  // What was scanned stays on the page that comes back.
  const earlier = drawn(holder, String(submission.payload.offer ?? ''));
  if (submission.status !== 'success') return again(invalid(submission, { hide }), earlier);
  const { next, ...input } = submission.value;
  try {
    const attempt = { email: holder.email, clientAddress: context.clientAddress };
    const succeeded = await countAttempt('secondFactor', attempt);
    const { codes } = await enrolTotp(holder, input);
    await succeeded();
    await markSecondFactor(request);
    if (codes) return { codes, result: null, earlier: null };
    return await redirectWithToast(request, safePath(next, '/tai-khoan/bao-mat'), { key: 'security:toast.app' });
  } catch (error) {
    return again(failed(submission, error, { hide }), earlier);
  }
}

const again = ({ data: result, init }: ReturnType<typeof invalid>, earlier: ReturnType<typeof drawn>) =>
  data({ codes: null, result, earlier }, init ?? undefined);

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => pageMeta(loaded?.page);

export default function EnrolTotp() {
  const { t } = useT('security');
  const href = useHref();
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [form, fields] = useAppForm(enrolTotpSchema, { lastResult: answer?.result, id: 'app' });
  if (answer?.codes) return <NewCodes codes={answer.codes} email={loaded.email} next={loaded.next} />;
  const { offer, secret, qr } = answer?.earlier ?? loaded;
  return (
    <Page width="form">
      <PageHeader
        title={loaded.page.title}
        lead={t(loaded.replaces ? 'app.replaceLead' : 'app.enrolLead')}
        breadcrumbs={[{ to: '/tai-khoan/bao-mat', label: t('ways.title') }]}
      />
      <ol className="list-decimal space-y-6 pl-5">
        <li>{t('app.step.install')}</li>
        <li>
          <p>{t('app.step.scan')}</p>
          <div className="mt-3 flex flex-wrap items-center gap-6">
            <QrPicture code={qr} label={t('app.qr')} />
            <p className="min-w-0 flex-1 basis-56 text-muted">
              {t('app.step.type')}
              <code className="mt-2 block font-mono text-ink [overflow-wrap:anywhere]">{secret}</code>
            </p>
          </div>
        </li>
        <li>{t('app.step.code')}</li>
      </ol>
      <AppForm form={form} action={href(here)} className="mt-6">
        <TextField
          meta={fields.code}
          label={t('secondStep.code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          spellCheck={false}
          size={10}
          required
        />
        {loaded.asksPassword ? <PasswordField meta={fields.password} /> : null}
        <input type="hidden" name="offer" value={offer} />
        <input type="hidden" name="next" value={loaded.next} />
        <FormActions>
          <Submit>{t('app.submit')}</Submit>
          <ButtonLink variant="quiet" to="/tai-khoan/bao-mat">
            {t('ways.back')}
          </ButtonLink>
        </FormActions>
      </AppForm>
    </Page>
  );
}
