import { useForm } from '@conform-to/react';
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { NewPasswordField } from '#app/components/account/new-password-field.tsx';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { Checkbox } from '#app/components/ui/choice.tsx';
import { TextField } from '#app/components/ui/field.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { signUpSchema } from '#app/domain/accounts/account.schema.ts';
import { signUp } from '#app/domain/accounts/sign-up.server.ts';
import { unsafeFindInvitation } from '#app/domain/members/invitation.queries.server.ts';
import { signUpInvited } from '#app/domain/members/sign-up-invited.server.ts';
import { completeSignIn } from '#app/http/complete-sign-in.server.ts';
import { inEvenTime } from '#app/http/even-time.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { optionalPerson } from '#app/http/guards.server.ts';
import { openLink } from '#app/http/open-link.server.ts';
import { countAttempt } from '#app/http/rate-limit.server.ts';
import { rememberTypedAddress } from '#app/http/typed-address.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { langOf, localizedPath } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['myAccount'] };

/** Through the link of an invitation the address is known; a link that opens nothing leads to the ordinary sign-up. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const token = new URL(request.url).searchParams.get('invitation') ?? '';
  if (await optionalPerson(request))
    throw redirect(localizedPath(langOf(request), token ? invitationPath(token) : '/viec-can-lam'));
  const offer = token ? await openLink(context.clientAddress, unsafeFindInvitation(token)) : null;
  const t = getT(request, 'myAccount');
  return {
    page: { title: t('signUp.title') },
    invitation: offer && { token, email: offer.email, organization: offer.organizationName },
  };
}

const invitationPath = (token: string) => `/loi-moi/${encodeURIComponent(token)}`;

/** The answer is the same whether or not the address has an account already: its owner is told by mail. */
export async function action({ request, context }: ActionFunctionArgs) {
  const submission = await parseForm(request, signUpSchema);
  if (submission.status !== 'success') return invalid(submission, { hide: ['password'] });
  const { email, displayName, password, invitation } = submission.value;
  const locale = langOf(request);
  try {
    await countAttempt('signUp', { email, clientAddress: context.clientAddress });
    const person = { email, displayName, password, locale };
    const proved = await inEvenTime(() => (invitation ? signUpInvited(person, invitation) : signUp(person)));
    if (proved && invitation) {
      const next = localizedPath(locale, invitationPath(invitation));
      return await completeSignIn(request, { ...proved, email, next, withSecondFactor: false });
    }
  } catch (error) {
    return failed(submission, error, { hide: ['password'] });
  }
  return redirect(localizedPath(locale, '/xac-nhan-thu'), { headers: await rememberTypedAddress(email) });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function SignUp() {
  const { t } = useT('myAccount');
  const href = useHref();
  const { invitation } = useLoaderData<typeof loader>();
  // The server alone checks, as at the sign-in: the page stays small.
  const [form, fields] = useForm<{ email: string; displayName: string; password: string; acceptTerms: string }>({
    id: 'sign-up',
    lastResult: useActionData<typeof action>(),
    defaultValue: { email: invitation?.email },
  });
  const personal = [fields.email.value ?? '', fields.displayName.value ?? ''];
  return (
    <Page width="form">
      <PageHeader
        title={t('signUp.title')}
        lead={invitation ? t('signUp.invitedLead', { organization: invitation.organization }) : t('signUp.lead')}
      />
      <AppForm
        form={form}
        action={href('/dang-ky') + (invitation ? `?invitation=${encodeURIComponent(invitation.token)}` : '')}
        labels={{ password: t('field.password'), acceptTerms: t('signUp.accept') }}
      >
        {invitation ? <input type="hidden" name="invitation" value={invitation.token} readOnly /> : null}
        <TextField
          meta={fields.displayName}
          label={t('field.displayName')}
          hint={t('field.displayNameHint')}
          required
          autoComplete="name"
        />
        <TextField
          meta={fields.email}
          label={t('field.email')}
          hint={t(invitation ? 'signUp.invitedEmailHint' : 'signUp.emailHint')}
          readOnly={invitation !== null}
          required
          type="email"
          autoComplete="username"
          spellCheck={false}
        />
        <NewPasswordField meta={fields.password} label={t('field.password')} personal={personal} />
        <Checkbox
          meta={fields.acceptTerms}
          required
          label={
            <>
              {t('signUp.accept')} <Link to="/dieu-khoan">{t('signUp.terms')}</Link> {t('signUp.and')}{' '}
              <Link to="/quy-che">{t('signUp.rules')}</Link>.
            </>
          }
        />
        <FormActions>
          <Submit>{t('signUp.submit')}</Submit>
        </FormActions>
      </AppForm>
      <p className="mt-8 border-t border-line pt-5">
        {t('signUp.haveAccount')}{' '}
        <Link
          to={
            invitation ? `/dang-nhap?next=${encodeURIComponent(href(invitationPath(invitation.token)))}` : '/dang-nhap'
          }
        >
          {t('signUp.signIn')}
        </Link>
      </p>
    </Page>
  );
}
