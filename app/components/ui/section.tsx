import type { ReactNode } from 'react';

type SectionProps = {
  title: string;
  id?: string;
  /** A quiet action or figure at the end of the title's line. */
  aside?: ReactNode;
  lead?: ReactNode;
  /** `h3` inside another section. */
  level?: 2 | 3;
  children: ReactNode;
};

/** A part of a page: a hairline, a title, generous space. Not a box. */
export function Section({ title, id, aside, lead, level = 2, children }: SectionProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section id={id} className={level === 2 ? 'mt-10 border-t border-line pt-6' : 'mt-6'}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <Heading className={level === 2 ? 'text-xl' : 'text-lg'}>{title}</Heading>
        {aside}
      </div>
      {lead ? <div className="mt-1 max-w-reading text-muted">{lead}</div> : null}
      <div className="mt-4">{children}</div>
    </section>
  );
}

/** A framed block, where something must stand apart: a sticky summary, a receipt. */
export function Card({ children, className = '' }: { children: ReactNode; className?: string }) {
  return <div className={`rounded border border-line bg-sheet p-5 ${className}`}>{children}</div>;
}

/** Facts as name and value. */
export function Facts({ children, columns = 1 }: { children: ReactNode; columns?: 1 | 2 }) {
  return <dl className={`grid gap-x-10 ${columns === 2 ? 'md:grid-cols-2' : ''}`}>{children}</dl>;
}

/** One fact of {@link Facts}; nothing when there is no value. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (children === null || children === undefined || children === '') return null;
  return (
    <div className="grid grid-cols-[minmax(7rem,2fr)_3fr] gap-4 border-b border-line py-2.5">
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}
