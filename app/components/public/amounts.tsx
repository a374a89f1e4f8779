import { useLang } from '#app/i18n/hooks.ts';
import { MoneyRange } from '../money.tsx';

type Named = { budgetMin: bigint | null; budgetMax: bigint | null; currency: string | null };

export const hasAmount = ({ budgetMin, budgetMax, currency }: Named) =>
  currency !== null && (budgetMin !== null || budgetMax !== null);

/** An amount as its source names it, with the currency's code: `3.125.000 USD`. Never converted, never dressed up as đồng. */
export function Amounts({ of: { budgetMin, budgetMax, currency } }: { of: Named }) {
  const lang = useLang();
  if (currency === 'VND') return <MoneyRange minVnd={budgetMin} maxVnd={budgetMax} />;
  const words = (amount: bigint) =>
    `${new Intl.NumberFormat(lang === 'vi' ? 'vi-VN' : 'en-GB').format(amount)}\u00a0${currency}`;
  const parts = [budgetMin, budgetMax].filter((amount) => amount !== null);
  return <span>{[...new Set(parts.map(words))].join(' – ')}</span>;
}
