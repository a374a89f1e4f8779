import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Consequence } from '#app/components/consequence.tsx';
import { FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { NewCodes } from '#app/components/security/new-codes.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { makeRecoveryCodes } from '#app/domain/second-factors/make-recovery-codes.server.ts';
import { hasSecondFactor } from '#app/domain/second-factors/second-factor.policy.ts';
import { requireMayChangeFactors } from '#app/http/change-factors.server.ts';
import { requireAccountHolder } from '#app/http/guards.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['security'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const { holder, ways, next } = await requireMayChangeFactors(request);
  if (!hasSecondFactor(ways.factors)) throw new DomainError('not_found');
  const title = getT(request, 'security')('codes.makeTitle');
  return { page: { title }, email: holder.email, left: ways.factors.recoveryCodes, next };
}

export async function action({ request }: ActionFunctionArgs) {
  return { codes: await makeRecoveryCodes(await requireAccountHolder(request)) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function RecoveryCodes() {
  const { t } = useT('security');
  const href = useHref();
  const { page, email, left, next } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer) return <NewCodes codes={answer.codes} email={email} next={next} />;
  return (
    <Page width="form">
      <PageHeader
        title={page.title}
        lead={t('codes.lead')}
        breadcrumbs={[{ to: '/tai-khoan/bao-mat', label: t('ways.title') }]}
      />
      <Consequence
        effects={left > 0 ? [t('codes.effectOld', { count: left }), t('codes.once')] : [t('codes.once')]}
        recorded={[t('ways.recorded')]}
        undoable
      />
      <Form method="post" action={href('/tai-khoan/bao-mat/ma-khoi-phuc')}>
        <FormActions>
          <Submit>{t('codes.make')}</Submit>
          <ButtonLink variant="quiet" to="/tai-khoan/bao-mat">
            {t('ways.back')}
          </ButtonLink>
        </FormActions>
      </Form>
    </Page>
  );
}
