import { Link } from './ui/link.tsx';

type FilterLink = { to: string; label: string; count?: number; current: boolean };

/** Views of one list, as links with an address each; they work without JavaScript. */
export function FilterLinks({ label, links }: { label: string; links: readonly FilterLink[] }) {
  return (
    <nav aria-label={label} className="mb-6 border-b border-line">
      <ul className="-mb-px flex flex-wrap gap-x-6">
        {links.map((link) => (
          <li key={link.to}>
            <Link
              to={link.to}
              look="plain"
              aria-current={link.current ? 'page' : undefined}
              className="inline-flex min-h-11 items-center gap-2 border-b-3 border-transparent text-sea hover:border-line-strong aria-[current=page]:border-sea aria-[current=page]:font-bold aria-[current=page]:text-ink"
            >
              {link.label}
              {link.count === undefined ? null : <span className="text-sm font-normal text-muted">{link.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
