import type { ReactNode } from 'react';
import { useT } from '#app/i18n/hooks.ts';

type ResultsProps<Row extends { id: string }> = {
  rows: readonly Row[];
  /** Ids that are only close to what was asked: they come under a heading of their own. */
  approximate: readonly string[];
  card: (row: Row) => ReactNode;
};

/** The hits of a page: what was asked first, what is close to it after that. */
export function Results<Row extends { id: string }>({ rows, approximate, card }: ResultsProps<Row>) {
  const { t } = useT('search');
  const exact = rows.filter((row) => !approximate.includes(row.id));
  const close = rows.filter((row) => approximate.includes(row.id));
  return (
    <>
      {exact.length > 0 ? <ul>{exact.map(card)}</ul> : null}
      {close.length > 0 ? (
        <>
          <p className="border-b border-line pt-6 pb-3 text-muted">{t('approximate')}</p>
          <ul>{close.map(card)}</ul>
        </>
      ) : null}
    </>
  );
}
