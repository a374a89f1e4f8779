import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '#app/i18n/hooks.ts';
import { Link } from './ui/link.tsx';

/** `reading` is one column of 65–75 characters; `tool` the whole width, 15 px; `form` for one question after another. */
export function Page({ width = 'tool', children }: { width?: 'reading' | 'tool' | 'form'; children: ReactNode }) {
  const widths = { reading: 'max-w-reading text-read', tool: 'max-w-tool', form: 'max-w-form' };
  return (
    <div className="mx-auto max-w-tool px-4 py-8 md:px-8 md:py-10">
      <div className={widths[width]}>{children}</div>
    </div>
  );
}

export type Crumb = { to: string; label: string };

type PageHeaderProps = {
  title: string;
  lead?: ReactNode;
  /** A badge beside the title. */
  status?: ReactNode;
  /** Buttons; the primary one first. */
  actions?: ReactNode;
  /** From the top to the parent; the page itself is its title. */
  breadcrumbs?: readonly Crumb[];
  /** A line of facts under the title: code, organisation. */
  meta?: ReactNode;
};

export function PageHeader({ title, lead, status, actions, breadcrumbs, meta }: PageHeaderProps) {
  return (
    <header className="mb-6">
      {breadcrumbs?.length ? <Breadcrumbs crumbs={breadcrumbs} /> : null}
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div className="min-w-0 max-w-reading flex-1 basis-80">
          {status ? <div className="mb-2">{status}</div> : null}
          <h1 className="text-2xl md:text-3xl">{title}</h1>
          {meta ? <div className="mt-2 text-sm text-muted">{meta}</div> : null}
          {lead ? <div className="mt-3 text-read text-muted">{lead}</div> : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-3 print:hidden">{actions}</div> : null}
      </div>
    </header>
  );
}

function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const { t } = useT();
  return (
    <nav aria-label={t('nav.breadcrumbs')} className="mb-3 text-sm">
      <ol className="flex flex-wrap items-center gap-x-1.5 gap-y-1">
        {crumbs.map((crumb, index) => (
          <li key={crumb.to} className="flex min-w-0 items-center gap-1.5">
            {index > 0 ? <ChevronRight aria-hidden="true" className="size-3.5 shrink-0 text-muted" /> : null}
            <Link to={crumb.to} className="min-w-0">
              {crumb.label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
