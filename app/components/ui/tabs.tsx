import { NavLink } from './link.tsx';

export type Tab = { to: string; label: string; count?: number; end?: boolean };

/** Sibling pages of one thing, as links: they work without JavaScript and each has an address. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="mt-6 border-b border-line">
      <ul className="-mb-px flex flex-wrap gap-x-6">
        {tabs.map((tab) => (
          <li key={tab.to}>
            <NavLink
              to={tab.to}
              end={tab.end ?? true}
              className="inline-flex min-h-11 items-center gap-2 border-b-3 border-transparent text-sea hover:border-line-strong aria-[current=page]:border-sea aria-[current=page]:font-bold aria-[current=page]:text-ink"
            >
              {tab.label}
              {tab.count === undefined ? null : <span className="text-sm text-muted">{tab.count}</span>}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
