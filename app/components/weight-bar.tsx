import { formatPercent } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';

export type Weight = { id: string; name: string; weightBps: number; guidance?: string | null };

/** Criteria by weight: each a bar with its number beside it, the whole width being 100 %. */
export function WeightBar({ weights, guidance = true }: { weights: readonly Weight[]; guidance?: boolean }) {
  const { t, lang } = useT();
  const total = weights.reduce((sum, weight) => sum + weight.weightBps, 0);
  return (
    <div>
      <ul aria-label={t('weight.title')} className="space-y-4">
        {weights.map((weight) => (
          <li key={weight.id}>
            <div className="flex items-baseline justify-between gap-4">
              <span className="min-w-0 font-bold">{weight.name}</span>
              <span>{formatPercent(weight.weightBps, lang)}</span>
            </div>
            <svg aria-hidden="true" viewBox="0 0 100 2" preserveAspectRatio="none" className="mt-1 h-2 w-full">
              <rect width="100" height="2" className="fill-line" />
              <rect width={Math.min(weight.weightBps / 100, 100)} height="2" className="fill-sea" />
            </svg>
            {guidance && weight.guidance ? <p className="written mt-1 text-sm text-muted">{weight.guidance}</p> : null}
          </li>
        ))}
      </ul>
      <p className="mt-4 border-t border-line pt-2 text-right text-sm text-muted">
        {t('weight.total', { percent: formatPercent(total, lang) })}
      </p>
    </div>
  );
}
