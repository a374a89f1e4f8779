import { db } from '#db/client.server.ts';
import {
  type AccountSummary,
  type StatementLine,
  type StatementScope,
  unsafeAccountSummaries,
  unsafeStatementLines,
} from './statement.queries.server.ts';
import type { StatementQuery } from './statement.schema.ts';

/** Lines of a page, and of a file: enough for a year of one contract, and for a quarter of the whole book. */
export const statementLimits = { page: 300, file: 100_000 } as const;

export type Statement = {
  query: StatementQuery;
  accounts: AccountSummary[];
  lines: StatementLine[];
  /** True when there are more lines than the limit; the sums hold all of them. */
  cut: boolean;
};

/**
 * Sums and lines of one moment.
 * Unsafe: the caller has asked whether this reader may see these accounts.
 */
export function unsafeReadStatement(
  scope: StatementScope,
  query: StatementQuery,
  limit: keyof typeof statementLimits,
): Promise<Statement> {
  const most = statementLimits[limit];
  return db.transaction(
    async (tx) => {
      const accounts = await unsafeAccountSummaries(tx, scope, query);
      const lines = await unsafeStatementLines(tx, scope, query, most + 1);
      return { query, accounts, lines: lines.slice(0, most), cut: lines.length > most };
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}
