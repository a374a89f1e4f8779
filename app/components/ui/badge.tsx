import type { ReactNode } from 'react';

export type Tone = 'neutral' | 'active' | 'waiting' | 'good' | 'bad';

const looks: Record<Tone, string> = {
  neutral: 'border-line-strong text-muted',
  active: 'border-sea bg-sea-soft text-sea-strong',
  waiting: 'border-warn bg-warn-soft text-warn',
  good: 'border-ok bg-ok-soft text-ok',
  bad: 'border-danger bg-flame-soft text-danger',
};

/** A short word in a frame; the word carries the meaning, the colour only repeats it. */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={`inline-flex items-center rounded-sm border px-2 py-0.5 text-sm leading-snug font-bold whitespace-nowrap ${looks[tone]}`}
    >
      {children}
    </span>
  );
}
