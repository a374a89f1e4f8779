import { asc, desc, eq, getTableColumns } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { db } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { bankLines, reconciliationBreaks } from '#db/schema/bank.ts';
import { pilotContracts } from '#db/schema/pilots.ts';
import { canUseTreasury } from './reconciliation.policy.ts';

const query = () =>
  db
    .select({
      ...getTableColumns(reconciliationBreaks),
      line: {
        bookedOn: bankLines.bookedOn,
        description: bankLines.description,
        counterpartyName: bankLines.counterpartyName,
        bankReference: bankLines.bankReference,
      },
      contractCode: pilotContracts.code,
      closerName: users.displayName,
    })
    .from(reconciliationBreaks)
    .leftJoin(bankLines, eq(bankLines.id, reconciliationBreaks.lineId))
    .leftJoin(pilotContracts, eq(pilotContracts.id, reconciliationBreaks.contractId))
    .leftJoin(users, eq(users.id, reconciliationBreaks.closedBy));

/** What books and bank do not agree about: what is open, oldest first, or what was closed, newest first. @throws DomainError forbidden */
export function listBreaks(actor: Actor, status: 'open' | 'closed') {
  assertAllowed(canUseTreasury(actor));
  return query()
    .where(eq(reconciliationBreaks.status, status))
    .orderBy(status === 'open' ? asc(reconciliationBreaks.id) : desc(reconciliationBreaks.id))
    .limit(200);
}

/** @throws DomainError forbidden, not_found */
export async function requireBreak(actor: Actor, breakId: string) {
  assertAllowed(canUseTreasury(actor));
  const [row] = await query().where(eq(reconciliationBreaks.id, breakId));
  return requireFound(row);
}
