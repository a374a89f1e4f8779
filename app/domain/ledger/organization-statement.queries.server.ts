import type { Actor } from '#app/domain/kernel/actor.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { canReadBook, canReadOwnBooks } from './ledger.policy.ts';
import { type statementLimits, unsafeReadStatement } from './read-statement.server.ts';
import type { StatementQuery } from './statement.schema.ts';

/** The organisation's own accounts in all its contracts. @throws DomainError forbidden */
export function organizationStatement(actor: Actor, query: StatementQuery, limit: keyof typeof statementLimits) {
  assertAllowed(canReadOwnBooks(actor));
  return unsafeReadStatement({ kind: 'organization', organizationId: actor.organizationId }, query, limit);
}

/** Every account there is. @throws DomainError forbidden */
export function bookStatement(actor: Actor, query: StatementQuery, limit: keyof typeof statementLimits) {
  assertAllowed(canReadBook(actor));
  return unsafeReadStatement({ kind: 'book' }, query, limit);
}
