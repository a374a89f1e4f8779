import type { ReactNode } from 'react';

/** Empty is a beginning: says what will be here and offers the first step. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="rounded border border-dashed border-line-strong px-6 py-8">
      <p className="text-lg font-bold">{title}</p>
      {children ? <div className="mt-1 max-w-reading text-muted">{children}</div> : null}
      {action ? <div className="mt-4">{action}</div> : null}
    </div>
  );
}
