import type { Database } from '#db/client.server.ts';
import { termsAcceptances } from '#db/schema/terms.ts';
import { type TermsVersion, versionsInForce } from './terms.versions.ts';

/**
 * Records that a person accepts documents, by version; what is on record already stays as it was. Called by sign-up inside its
 * own transaction, and by the page that asks again when a new version holds.
 *
 * @param accepted what the person was shown; everything in force at the moment when left out
 */
export async function acceptTerms(
  tx: Database,
  userId: string,
  accepted: readonly Pick<TermsVersion, 'document' | 'version'>[] = versionsInForce(new Date()),
): Promise<void> {
  if (accepted.length === 0) return;
  await tx
    .insert(termsAcceptances)
    .values(accepted.map(({ document, version }) => ({ userId, document, version })))
    .onConflictDoNothing();
}
