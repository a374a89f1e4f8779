import { useT } from '#app/i18n/hooks.ts';
import { Money } from '../money.tsx';
import { Link } from '../ui/link.tsx';

type Suggestion = {
  paymentId: string;
  reference: string;
  contract: { id: string; code: string; title: string };
  funder: string;
  dueVnd: bigint;
  evidence: readonly ('same_amount' | 'less_than_due' | 'near_code' | 'exact_code' | 'similar_name')[];
};

/** What the money may be meant for, with what speaks for it beside each. */
export function Suggestions({ address, suggestions }: { address: string; suggestions: readonly Suggestion[] }) {
  const { t } = useT('reconciliation');
  if (suggestions.length === 0) return <p className="text-muted">{t('item.noSuggestions')}</p>;
  return (
    <ol className="border-t border-line">
      {suggestions.map(({ paymentId, reference, contract, funder, dueVnd, evidence }) => (
        <li key={paymentId} className="border-b border-line py-4">
          <p>
            <Link to={`/hop-dong/${contract.id}`}>{contract.code}</Link> · {funder}
          </p>
          <p className="mt-0.5 text-sm text-muted">{contract.title}</p>
          <p className="mt-1">
            {t('item.due')}: <Money vnd={dueVnd} />
          </p>
          <ul className="mt-1 list-disc pl-5">
            {evidence.map((each) => (
              <li key={each}>{t(`evidence.${each}`)}</li>
            ))}
          </ul>
          <p className="mt-2">
            <Link to={`${address}?cach=assign&ma=${reference}#de-xuat`}>{t('item.use', { reference })}</Link>
          </p>
        </li>
      ))}
    </ol>
  );
}
