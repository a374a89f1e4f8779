import type { ReactNode } from 'react';
import { useT } from '#app/i18n/hooks.ts';
import { FilterLinks } from '../filter-links.tsx';
import { Page, PageHeader } from '../page.tsx';

const deskParts = ['statements', 'suspense', 'batches', 'breaks'] as const;
type DeskPart = (typeof deskParts)[number];

const deskPaths: Record<DeskPart, string> = {
  statements: '/dieu-phoi/doi-soat',
  suspense: '/dieu-phoi/doi-soat/cho-lam-ro',
  batches: '/dieu-phoi/doi-soat/lenh-chi',
  breaks: '/dieu-phoi/doi-soat/chenh-lech',
};

type Props = {
  part: DeskPart;
  title: string;
  lead: string;
  counts: Record<'suspense' | 'batches' | 'breaks', number>;
  children: ReactNode;
};

/** A part of the treasury desk, with the way to the others and how much waits there. */
export function DeskPage({ part, title, lead, counts, children }: Props) {
  const { t } = useT('reconciliation');
  return (
    <Page>
      <PageHeader title={title} lead={lead} />
      <FilterLinks
        label={t('desk.tabs')}
        links={deskParts.map((each) => ({
          to: deskPaths[each],
          label: t(`desk.${each}`),
          ...(each === 'statements' ? {} : { count: counts[each] }),
          current: each === part,
        }))}
      />
      {children}
    </Page>
  );
}
