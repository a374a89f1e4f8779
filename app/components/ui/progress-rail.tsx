import { Check } from 'lucide-react';
import { useT } from '#app/i18n/hooks.ts';
import { Link } from './link.tsx';

export type Step = { key: string; label: string; state: 'done' | 'current' | 'upcoming'; to?: string };

/** Where one stands in a sequence of steps. Steps with an address may be revisited. */
export function ProgressRail({ steps, label }: { steps: readonly Step[]; label?: string }) {
  const { t } = useT();
  return (
    <nav aria-label={label ?? t('progress.label')}>
      <ol className="flex flex-wrap gap-x-6 gap-y-2 md:flex-col md:gap-y-0">
        {steps.map((step, index) => (
          <li
            key={step.key}
            aria-current={step.state === 'current' ? 'step' : undefined}
            className="flex items-center gap-3 md:border-l-2 md:border-line md:py-2 md:pl-4 md:aria-[current=step]:border-sea"
          >
            <span
              aria-hidden="true"
              className={`grid size-6 shrink-0 place-items-center rounded-full border text-xs font-bold ${
                step.state === 'upcoming' ? 'border-line-strong text-muted' : 'border-sea bg-sea text-on-sea'
              }`}
            >
              {step.state === 'done' ? <Check className="size-3.5" /> : index + 1}
            </span>
            <span className={step.state === 'current' ? 'font-bold' : step.state === 'upcoming' ? 'text-muted' : ''}>
              {step.to && step.state !== 'current' ? <Link to={step.to}>{step.label}</Link> : step.label}
              <span className="sr-only"> ({t(`progress.${step.state}`)})</span>
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
