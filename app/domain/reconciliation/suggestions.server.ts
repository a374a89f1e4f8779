import { and, eq, sql } from 'drizzle-orm';
import { bareText, isReference, referencesIn } from '#app/domain/payments/reference-code.ts';
import type { Database } from '#db/client.server.ts';
import { organizations } from '#db/schema/organizations.ts';
import { payments } from '#db/schema/payments.ts';
import { pilotContracts } from '#db/schema/pilots.ts';
import { nearness } from './nearness.ts';

export type Suggestion = {
  paymentId: string;
  reference: string;
  contract: { id: string; code: string; title: string };
  funder: string;
  dueVnd: bigint;
  /** What speaks for it. */
  evidence: ('same_amount' | 'less_than_due' | 'near_code' | 'exact_code' | 'similar_name')[];
  score: number;
};

type Facts = { amountVnd: bigint; description: string; counterpartyName: string };

/**
 * Open payment requests that a line in suspense may be meant for, with what speaks for each, the likeliest first. Unsafe:
 * the treasury desk's.
 */
export async function unsafeSuggestions(tx: Database, line: Facts): Promise<Suggestion[]> {
  const rows = await tx
    .select({
      payment: payments,
      contract: { id: pilotContracts.id, code: pilotContracts.code, title: pilotContracts.title },
      funder: organizations.name,
      receivedVnd: sql<string>`coalesce((select sum(r.amount_vnd) from payment_receipts r where r.payment_id = ${payments.id}), 0)::text`,
    })
    .from(payments)
    .innerJoin(pilotContracts, eq(pilotContracts.id, payments.contractId))
    .innerJoin(organizations, eq(organizations.id, payments.funderId))
    .where(and(eq(payments.rail, 'bank'), eq(payments.status, 'pending')));
  const codes = referencesIn(line.description).map(({ code }) => code);
  return rows
    .map(({ payment, contract, funder, receivedVnd }) => {
      const dueVnd = payment.amountVnd - BigInt(receivedVnd);
      const evidence = evidenceOf(line, codes, { reference: payment.reference, dueVnd, funder });
      const score = evidence.reduce((sum, each) => sum + weights[each], 0);
      return { paymentId: payment.id, reference: payment.reference, contract, funder, dueVnd, evidence, score };
    })
    .filter(({ score }) => score >= 2)
    .sort((a, b) => b.score - a.score)
    .slice(0, 5);
}

const weights: Record<Suggestion['evidence'][number], number> = {
  exact_code: 6,
  near_code: 4,
  same_amount: 3,
  similar_name: 2,
  less_than_due: 1,
};

function evidenceOf(
  line: Facts,
  codes: readonly string[],
  request: { reference: string; dueVnd: bigint; funder: string },
): Suggestion['evidence'] {
  const { reference, dueVnd, funder } = request;
  const evidence: Suggestion['evidence'] = [];
  if (codes.includes(reference)) evidence.push('exact_code');
  else if (nearest(line.description, codes, reference) <= 2) evidence.push('near_code');
  if (line.amountVnd === dueVnd) evidence.push('same_amount');
  else if (line.amountVnd < dueVnd) evidence.push('less_than_due');
  if (similarNames(line.counterpartyName, funder)) evidence.push('similar_name');
  return evidence;
}

/** The fewest changes that make a code-like piece of the text the request's code; the text may have lost its prefix. */
function nearest(description: string, codes: readonly string[], reference: string): number {
  const bare = bareText(description);
  const pieces = codes.filter((code) => !isReference(code));
  for (let at = 0; at + reference.length - 3 <= bare.length && at < 200; at += 1)
    pieces.push(bare.slice(at, at + reference.length));
  return pieces.reduce((best, piece) => Math.min(best, nearness(piece, reference)), reference.length);
}

const emptyWords = new Set([
  'CONG',
  'TY',
  'CP',
  'CO',
  'PHAN',
  'TNHH',
  'MTV',
  'CTY',
  'JSC',
  'LTD',
  'MAU',
  'TRUONG',
  'DAI',
  'HOC',
]);

/** At least half of the telling words of the shorter name are in the other. */
function similarNames(one: string, other: string): boolean {
  const words = (name: string) =>
    new Set(
      name
        .split(/[^\p{L}\p{N}\p{M}]+/u)
        .map(bareText)
        .filter((word) => word.length > 1 && !emptyWords.has(word)),
    );
  const [a, b] = [words(one), words(other)];
  const [short, long] = a.size <= b.size ? [a, b] : [b, a];
  const shared = [...short].filter((word) => long.has(word)).length;
  return shared >= 2 && shared * 2 >= short.size;
}
