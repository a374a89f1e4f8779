import { useT } from '#app/i18n/hooks.ts';
import { Link } from '../ui/link.tsx';

/** Our mark: a petal of the flame tree over the two rivers' water. */
function Mark({ className = 'size-9' }: { className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 36 36" className={`shrink-0 ${className}`}>
      <rect width="36" height="36" rx="8" className="fill-sea" />
      <path d="M18 5.5c4.6 3.6 5.6 9 0 14.4-5.6-5.4-4.6-10.8 0-14.4Z" fill="#ff8d7d" />
      <path
        d="M5.5 22.8c3.2-2.4 5.2-2.4 8.3 0s5.2 2.4 8.4 0 5.2-2.4 8.3 0M5.5 28.6c3.2-2.4 5.2-2.4 8.3 0s5.2 2.4 8.4 0 5.2-2.4 8.3 0"
        fill="none"
        strokeWidth="2.6"
        strokeLinecap="round"
        className="stroke-on-sea"
      />
    </svg>
  );
}

export function Logo() {
  const { t } = useT();
  return (
    <Link to="/" look="plain" className="flex items-center gap-3 rounded-sm">
      <Mark />
      <span>
        <span className="block text-lg leading-tight font-bold">{t('site.name')}</span>
        <span className="block text-xs leading-tight text-muted">{t('site.city')}</span>
      </span>
    </Link>
  );
}
