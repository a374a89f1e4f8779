import { z } from 'zod';
import { type AccountKind, chart } from './ledger.chart.ts';

const day = z.iso.date().nullable().catch(null);

/**
 * What of a statement its address asks for: days, both included, in Vietnam, and one kind of account. What is no day is no
 * limit.
 */
const statementQuerySchema = z.object({
  from: day,
  to: day,
  account: z
    .enum(Object.keys(chart) as [AccountKind, ...AccountKind[]])
    .nullable()
    .catch(null),
});
export type StatementQuery = z.infer<typeof statementQuerySchema>;

/** @param query `?tu=2026-01-01&den=2026-06-30&tai-khoan=escrow` */
export function readStatementQuery(query: URLSearchParams): StatementQuery {
  return statementQuerySchema.parse({ from: query.get('tu'), to: query.get('den'), account: query.get('tai-khoan') });
}

/** The same as a query again, without what is not asked for; empty or with its question mark. */
export function writeStatementQuery(query: StatementQuery, more: Record<string, string> = {}): string {
  const parts = new URLSearchParams();
  if (query.from) parts.set('tu', query.from);
  if (query.to) parts.set('den', query.to);
  if (query.account) parts.set('tai-khoan', query.account);
  for (const [name, value] of Object.entries(more)) parts.set(name, value);
  return parts.size > 0 ? `?${parts}` : '';
}
