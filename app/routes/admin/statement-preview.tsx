import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Consequence } from '#app/components/consequence.tsx';
import { AppForm, FormActions, Submit } from '#app/components/form.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { LineTable } from '#app/components/reconciliation/line-table.tsx';
import { StatementTotals } from '#app/components/reconciliation/statement-totals.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Checkbox } from '#app/components/ui/choice.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { importStatement } from '#app/domain/reconciliation/import-statement.server.ts';
import { confirmSchema } from '#app/domain/reconciliation/reconciliation.schema.ts';
import { previewStatement } from '#app/domain/reconciliation/statement.queries.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { formatMoney } from '#app/i18n/format.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['reconciliation'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const preview = await previewStatement(actor, params.fileId ?? '');
  return { page: { title: getT(request, 'reconciliation')('preview.title') }, preview };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const submission = await parseForm(request, confirmSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    const { statementId, newLines } = await importStatement(actor, params.fileId ?? '');
    return await redirectWithToast(request, `/dieu-phoi/doi-soat/sao-ke/${statementId}`, {
      key: 'reconciliation:toast.imported',
      values: { count: newLines },
    });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function StatementPreview() {
  const { t, lang } = useT('reconciliation');
  const { page, preview } = useLoaderData<typeof loader>();
  const { file, lines } = preview;
  const connects = preview.openingVnd === preview.expectedOpeningVnd;
  return (
    <Page>
      <PageHeader
        title={page.title}
        lead={preview.statementId ? null : t('preview.lead')}
        meta={`${file.name} · ${t(`preview.formatName.${file.format}`)}`}
        breadcrumbs={[{ to: '/dieu-phoi/doi-soat', label: t('desk.title') }]}
      />
      <StatementTotals {...preview} />
      <p className="mt-4">{t('preview.adds')}</p>
      {preview.knownCount > 0 ? (
        <p className="mt-1">
          {t('preview.known')}: {preview.knownCount}
        </p>
      ) : null}
      {connects || preview.statementId ? null : (
        <div className="mt-4">
          <Notice kind="warning" title={t('preview.gapTitle')}>
            {t('preview.gapText', {
              expected: formatMoney(preview.expectedOpeningVnd, lang),
              opening: formatMoney(preview.openingVnd, lang),
            })}
          </Notice>
        </div>
      )}
      {preview.statementId ? (
        <div className="mt-4">
          <Notice kind="success">
            {t('preview.done')}{' '}
            <Link to={`/dieu-phoi/doi-soat/sao-ke/${preview.statementId}`}>{t('preview.open')}</Link>
          </Notice>
        </div>
      ) : (
        <Post />
      )}
      {lines.length > 0 ? (
        <Section
          title={t('preview.lines')}
          lead={preview.lineCount > lines.length ? t('preview.linesFirst') : undefined}
        >
          <LineTable
            caption={t('preview.lines')}
            lines={lines}
            result={(row) => (row.known ? t('preview.isKnown') : null)}
          />
        </Section>
      ) : null}
    </Page>
  );
}

function Post() {
  const { t } = useT('reconciliation');
  const { preview } = useLoaderData<typeof loader>();
  const href = useHref();
  const [form, fields] = useAppForm(confirmSchema, { lastResult: useActionData<typeof action>(), id: 'post' });
  return (
    <>
      <Consequence
        effects={[
          t('preview.effect.post', { count: preview.lineCount - preview.knownCount }),
          t('preview.effect.match'),
          t('preview.effect.payout'),
        ]}
        recorded={[t('preview.recorded')]}
      />
      <AppForm form={form} action={href(`/dieu-phoi/doi-soat/tep/${preview.file.id}`)}>
        <Checkbox meta={fields.confirm} label={t('preview.confirm')} required />
        <FormActions>
          <Submit>{t('preview.submit')}</Submit>
          <ButtonLink variant="quiet" to="/dieu-phoi/doi-soat">
            {t('desk.title')}
          </ButtonLink>
        </FormActions>
      </AppForm>
    </>
  );
}
