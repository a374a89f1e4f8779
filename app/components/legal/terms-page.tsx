import type { ReactNode } from 'react';
import { Contents } from '#app/components/public/contents.tsx';
import { type TermsDocument, type TermsVersion, termsPaths } from '#app/domain/terms/terms.versions.ts';
import { formatDate } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';
import { Page, PageHeader } from '../page.tsx';
import { PrintButton } from '../print-button.tsx';
import { headingsOf, Prose } from '../prose.tsx';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { Section } from '../ui/section.tsx';

export type TermsPageProps = {
  document: TermsDocument;
  shown: TermsVersion;
  /** Version in force now; null when none is yet. */
  current: string | null;
  versions: readonly TermsVersion[];
  text: string;
  children?: ReactNode;
};

/** One version of a document: what it is, whether it holds, its text, and the other versions. */
export function TermsPage({ document, shown, current, versions, text, children }: TermsPageProps) {
  const { t, lang } = useT('terms');
  const others = versions.filter(({ version }) => version !== shown.version);
  return (
    <Page width="reading">
      <PageHeader
        title={t(`document.${document}`)}
        meta={t('version', { version: shown.version, date: formatDate(`${shown.inForceFrom}T00:00:00+07:00`, lang) })}
        lead={t(`lead.${document}`)}
        actions={<PrintButton />}
      />
      {shown.version === current ? null : (
        <Notice kind="warning" title={t('notCurrent')}>
          <Link to={termsPaths[document]}>{t('toCurrent')}</Link>
        </Notice>
      )}
      <p className="mt-4 text-base">
        <span className="font-bold">{t('changed')}</span> {shown.change[lang]}
      </p>
      <div className="print:hidden">
        <Contents parts={headingsOf(text)} />
      </div>
      <Prose text={text} />
      {children}
      {others.length === 0 ? null : (
        <div className="print:hidden">
          <Section title={t('otherVersions')}>
            <ul className="space-y-3">
              {others.map(({ version, inForceFrom, change }) => (
                <li key={version}>
                  <Link to={`${termsPaths[document]}?phien-ban=${version}`}>
                    {t('version', { version, date: formatDate(`${inForceFrom}T00:00:00+07:00`, lang) })}
                  </Link>
                  <span className="block text-base text-muted">{change[lang]}</span>
                </li>
              ))}
            </ul>
          </Section>
        </div>
      )}
    </Page>
  );
}
