import { and, desc, eq, isNull, like, lte, or, type SQL, sql } from 'drizzle-orm';
import { type Actor, hasDesk } from '#app/domain/kernel/actor.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { type Database, db, type Tx } from '#db/client.server.ts';
import { documents } from '#db/schema/documents.ts';
import { organizations } from '#db/schema/organizations.ts';
import { organizationVerifications } from '#db/schema/verifications.ts';
import { parseTaxCode } from './tax-code.ts';

export type Organization = typeof organizations.$inferSelect;

/** The whole row of an organisation is its members' and the verification desk's. */
function visibleTo(actor: Actor): SQL | undefined {
  return hasDesk(actor, 'verification') ? undefined : eq(organizations.id, actor.organizationId);
}

/** @throws DomainError not_found when it does not exist for this actor */
export async function requireOrganization(actor: Actor, id: string, tx: Database = db): Promise<Organization> {
  const [row] = await tx
    .select()
    .from(organizations)
    .where(and(eq(organizations.id, id), visibleTo(actor)));
  return requireFound(row);
}

/** Takes the row for a change of it. @throws DomainError not_found when it does not exist for this actor */
export async function lockOrganization(tx: Tx, actor: Actor, id: string): Promise<Organization> {
  const [row] = await tx
    .select()
    .from(organizations)
    .where(and(eq(organizations.id, id), visibleTo(actor)))
    .for('update');
  return requireFound(row);
}

/** What waits at the desk for this organisation; unsafe: the caller has read the organisation in its own scope. */
export async function unsafeOpenVerification(tx: Database, organizationId: string, bank = false) {
  const [row] = await tx
    .select()
    .from(organizationVerifications)
    .where(
      and(
        eq(organizationVerifications.organizationId, organizationId),
        isNull(organizationVerifications.outcome),
        bank ? eq(organizationVerifications.kind, 'bank') : sql`${organizationVerifications.kind} <> 'bank'`,
      ),
    );
  return row ?? null;
}

/** The last answer of the desk that was not given for a bank account; unsafe like the above. */
export async function unsafeLastDecision(tx: Database, organizationId: string) {
  const [row] = await tx
    .select({
      outcome: organizationVerifications.outcome,
      kind: organizationVerifications.kind,
      reason: organizationVerifications.reason,
      decidedAt: organizationVerifications.decidedAt,
    })
    .from(organizationVerifications)
    .where(
      and(
        eq(organizationVerifications.organizationId, organizationId),
        sql`${organizationVerifications.outcome} <> 'superseded'`,
      ),
    )
    .orderBy(desc(organizationVerifications.decidedAt))
    .limit(1);
  return row ?? null;
}

/** Largest logo, in bytes: it stands on pages that many people open. */
const largestLogo = 2_000_000;

/** The newest picture given as logo; unsafe: whoever asks is judged when the file is fetched. */
export async function unsafeLogoOf(organizationId: string): Promise<string | null> {
  const [row] = await db
    .select({ id: documents.id })
    .from(documents)
    .where(
      and(
        eq(documents.subjectKind, 'organization'),
        eq(documents.subjectId, organizationId),
        eq(documents.purpose, 'logo'),
        eq(documents.status, 'ready'),
        like(documents.contentType, 'image/%'),
        lte(documents.sizeBytes, largestLogo),
      ),
    )
    .orderBy(desc(documents.id))
    .limit(1);
  return row?.id ?? null;
}

/** A code as people ask for access by it: a tax code, or `SG:201912345K`. */
function registerCondition(code: string): SQL | null {
  const foreign = /^([A-Za-z]{2}):(.+)$/.exec(code.trim());
  if (foreign) {
    const [, country = '', number = ''] = foreign;
    return (
      and(
        eq(organizations.country, country.toUpperCase()),
        eq(organizations.registrationNumber, number.toUpperCase().replace(/\s+/g, '')),
      ) ?? null
    );
  }
  const parsed = parseTaxCode(code);
  return parsed.ok ? eq(organizations.taxCode, parsed.code) : null;
}

/** Unsafe: by its register, whoever asks; nothing of it may be told to them. */
export async function unsafeFindByRegister(tx: Database, code: string) {
  const condition = registerCondition(code);
  if (!condition) return null;
  const [row] = await tx
    .select({ id: organizations.id, name: organizations.name, kind: organizations.kind, status: organizations.status })
    .from(organizations)
    .where(or(condition));
  return row ?? null;
}
