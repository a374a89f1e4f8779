import { asc, eq } from 'drizzle-orm';
import type { Person } from '#app/domain/kernel/actor.ts';
import { db } from '#db/client.server.ts';
import { termsAcceptances } from '#db/schema/terms.ts';
import { markOf, type TermsVersion, termsVersions, versionsInForce } from './terms.versions.ts';

/** Acceptances are never taken back, so whoever was found complete stays so until a new version holds. */
const complete = new Set<string>();
const remembered = 20_000;

/**
 * What this person still has to accept before acting: the versions in force that they have not. Asked by every page of a
 * signed-in person; a yes is remembered in the process, so that it costs one query per person and version.
 */
export async function pendingTerms(
  person: Pick<Person, 'userId'>,
  now = new Date(),
  all = termsVersions,
): Promise<TermsVersion[]> {
  const inForce = versionsInForce(now, all);
  const mark = `${person.userId} ${inForce.map(markOf).join()}`;
  if (complete.has(mark)) return [];
  const accepted = await listAcceptances(person);
  const pending = inForce.filter(
    ({ document, version }) => !accepted.some((each) => each.document === document && each.version === version),
  );
  if (pending.length > 0) return pending;
  if (complete.size >= remembered) complete.clear();
  complete.add(mark);
  return [];
}

/** The person's own acceptances, oldest first. */
export function listAcceptances(person: Pick<Person, 'userId'>) {
  return db
    .select({
      document: termsAcceptances.document,
      version: termsAcceptances.version,
      acceptedAt: termsAcceptances.acceptedAt,
    })
    .from(termsAcceptances)
    .where(eq(termsAcceptances.userId, person.userId))
    .orderBy(asc(termsAcceptances.id));
}
