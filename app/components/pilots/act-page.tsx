import type { ReactNode } from 'react';
import { useT } from '#app/i18n/hooks.ts';
import { Page, PageHeader } from '../page.tsx';
import { SandboxNotice } from './sandbox-notice.tsx';

type Props = {
  /** The question, with the amount and the name in it. */
  title: string;
  contract: { id: string; code: string; title: string; rail: string };
  /** Whether the act touches money, so that the sandbox has to say so. */
  money?: boolean;
  lead?: ReactNode;
  children: ReactNode;
};

/** A page with one act on a contract or milestone. */
export function ActPage({ title, contract, money = false, lead, children }: Props) {
  const { t } = useT('pilots');
  return (
    <Page width="form">
      {money ? <SandboxNotice rail={contract.rail} /> : null}
      <PageHeader
        title={title}
        lead={lead}
        meta={contract.code}
        breadcrumbs={[
          { to: '/hop-dong', label: t('list.title') },
          { to: `/hop-dong/${contract.id}`, label: contract.title },
        ]}
      />
      {children}
    </Page>
  );
}
