import { Download, Printer } from 'lucide-react';
import { useT } from '#app/i18n/hooks.ts';
import { Page, PageHeader } from '../page.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

/** The page that shows recovery codes, once. */
export function NewCodes({ codes, email, next }: { codes: readonly string[]; email: string; next: string }) {
  const { t } = useT('security');
  const file = `${t('codes.fileTitle', { email })}\n\n${codes.join('\n')}\n\n${t('codes.once')}\n`;
  return (
    <Page width="form">
      <PageHeader title={t('codes.newTitle')} lead={t('codes.newLead')} />
      <Notice kind="warning" title={t('codes.shownOnce')} />
      <ol className="my-6 grid max-w-form grid-cols-2 gap-x-8 gap-y-2 rounded border border-line bg-sheet p-5 font-mono text-lg">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-3 print:hidden">
        <ButtonLink variant="primary" to={next || '/tai-khoan/bao-mat'}>
          {t('codes.kept')}
        </ButtonLink>
        <a
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(file)}`}
          download="de-bai-ma-khoi-phuc.txt"
          className="inline-flex min-h-11 items-center gap-2 px-2 text-sea underline underline-offset-[0.2em]"
        >
          <Download aria-hidden="true" className="size-4" />
          {t('codes.download')}
        </a>
        <Button
          type="button"
          variant="quiet"
          icon={<Printer aria-hidden="true" className="size-4" />}
          onClick={() => print()}
        >
          {t('codes.print')}
        </Button>
      </div>
    </Page>
  );
}
