import type { ReactNode } from 'react';
import { useT } from '#app/i18n/hooks.ts';

type ConsequenceProps = {
  /** What will be true afterwards, one sentence each; the irreversible one first. */
  effects: readonly ReactNode[];
  /** What is written down and who sees it. */
  recorded?: readonly ReactNode[];
  undoable?: boolean;
};

/** The body of a confirmation page, between its title (the question with the amount and the name) and its form. */
export function Consequence({ effects, recorded, undoable }: ConsequenceProps) {
  const { t } = useT();
  return (
    <div className="my-6 max-w-form border-l-4 border-warn bg-sheet px-5 py-4">
      <h2 className="text-lg">{t('consequence.title')}</h2>
      <List items={effects} />
      {recorded?.length ? (
        <>
          <h3 className="mt-4 text-base">{t('consequence.recorded')}</h3>
          <List items={recorded} />
        </>
      ) : null}
      {undoable ? null : <p className="mt-4 font-bold">{t('consequence.cannotUndo')}</p>}
    </div>
  );
}

function List({ items }: { items: readonly ReactNode[] }) {
  return (
    <ul className="mt-2 list-disc space-y-1.5 pl-5">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sentences of a page that does not change
        <li key={index}>{item}</li>
      ))}
    </ul>
  );
}
