import type { ReactNode } from 'react';
import { useT } from '#app/i18n/hooks.ts';
import { Deadline } from './deadline.tsx';
import { StatusBadge } from './status-badge.tsx';
import { type MachineName, statusWords } from './status-words.ts';

type StatePanelProps = {
  machine: MachineName;
  status: string;
  /** Who must act; a name or "bạn". */
  who?: ReactNode;
  /** Until when. */
  by?: Date | string | null;
  /** Replaces the sentence about what comes next, where the object knows better than its state. */
  next?: ReactNode;
  /** The one action of this person in this state. */
  children?: ReactNode;
};

/** Every object tells its state the same way: badge, meaning, what comes next, who acts, by when, then the one action. */
export function StatePanel({ machine, status, who, by, next, children }: StatePanelProps) {
  const { t, lookup } = useT();
  const words = `${statusWords[machine]}.${status}`;
  const ahead = next ?? lookup.first([`${words}.next`]);
  return (
    <section aria-label={t('state.status')} className="rounded border border-line bg-sheet p-5">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-2">
        <StatusBadge machine={machine} status={status} />
        <p className="min-w-0 flex-1 basis-60">{lookup.first([`${words}.meaning`])}</p>
      </div>
      <dl className="mt-3 space-y-1.5">
        {ahead ? <Line name={t('state.next')}>{ahead}</Line> : null}
        {who ? <Line name={t('state.who')}>{who}</Line> : null}
        {by ? (
          <Line name={t('state.by')}>
            <Deadline at={by} />
          </Line>
        ) : null}
      </dl>
      {children ? <div className="mt-4 flex flex-wrap items-center gap-3 print:hidden">{children}</div> : null}
    </section>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="sm:grid sm:grid-cols-[9rem_1fr] sm:gap-3">
      <dt className="text-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
