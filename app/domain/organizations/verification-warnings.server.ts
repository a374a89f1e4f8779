import { and, ne, or, sql } from 'drizzle-orm';
import { db } from '#db/client.server.ts';
import { organizations } from '#db/schema/organizations.ts';

export type VerificationWarning = {
  kind: 'same_bank_account' | 'same_email_domain' | 'similar_name';
  organizationId: string;
  name: string;
};

/** Providers whose addresses say nothing about who somebody works for. */
const publicMail = ['gmail.com', 'yahoo.com', 'yahoo.com.vn', 'outlook.com', 'hotmail.com', 'icloud.com', 'live.com'];

/** From here on two names, without marks, look like one to the eye (trigram similarity, 0–1). */
const similarFrom = 0.6;

/** Other organisations that look like this one: told to the officer, decided by nobody but them. */
export async function verificationWarnings(
  organizationId: string,
  asked: Record<string, string | null | undefined>,
): Promise<VerificationWarning[]> {
  const domain = asked.contactEmail?.split('@')[1]?.toLowerCase() ?? '';
  const sameBank = asked.bankAccount
    ? sql<boolean>`coalesce(${organizations.bankBin} = ${asked.bankBin ?? ''} and ${organizations.bankAccount} = ${asked.bankAccount}, false)`
    : sql<boolean>`false`;
  const sameDomain =
    domain && !publicMail.includes(domain)
      ? sql<boolean>`coalesce(lower(split_part(${organizations.contactEmail}::text, '@', 2)) = ${domain}, false)`
      : sql<boolean>`false`;
  const similar = sql<boolean>`similarity(f_unaccent(lower(${organizations.name})), f_unaccent(lower(${asked.name ?? ''}))) >= ${similarFrom}`;
  const rows = await db
    .select({ id: organizations.id, name: organizations.name, sameBank, sameDomain, similar })
    .from(organizations)
    .where(and(ne(organizations.id, organizationId), or(sameBank, sameDomain, similar)))
    .limit(20);
  return rows.flatMap(({ id, name, ...found }) => {
    const kinds: (VerificationWarning['kind'] | false)[] = [
      found.sameBank && 'same_bank_account',
      found.sameDomain && 'same_email_domain',
      found.similar && 'similar_name',
    ];
    return kinds.flatMap((kind) => (kind ? [{ kind, organizationId: id, name }] : []));
  });
}
