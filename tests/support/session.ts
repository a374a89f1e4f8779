import { startSession } from '#app/http/session.server.ts';

/** Headers of a page of this person: their session, sent from the site's own origin; a second factor was given a moment ago. */
export async function headersOf(
  person: { userId: string; organizationId: string | null },
  origin: string,
  withSecondFactor = true,
): Promise<{ Cookie: string; Origin: string }> {
  const session = { userId: person.userId, activeOrganizationId: person.organizationId, withSecondFactor };
  const cookie = await startSession(new Request(origin), session);
  return { Cookie: cookie.split(';')[0] ?? '', Origin: origin };
}
