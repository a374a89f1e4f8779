import { and, eq } from 'drizzle-orm';
import { notify } from '#app/domain/notifications/notify.server.ts';
import type { Tx } from '#db/client.server.ts';
import { organizations } from '#db/schema/organizations.ts';
import type { Challenge } from './challenge.queries.server.ts';

type SponsorNews =
  | 'challenge_changes_requested'
  | 'challenge_approved'
  | 'challenge_published'
  | 'challenge_closed'
  | 'challenge_cancelled';

/** One message per event: the same event told twice, by a job that ran again, is one line in the inbox. */
const once = (kind: string, challenge: Challenge) => `${kind}:${challenge.id}:${challenge.updatedAt.getTime()}`;

/** Tells the sponsor's managers what has become of their challenge. Part of the transaction that did it. */
export async function tellSponsor(
  tx: Tx,
  challenge: Challenge,
  kind: SponsorNews,
  options: { data?: Record<string, string>; except?: string } = {},
): Promise<void> {
  await notify(tx, {
    to: { organizationId: challenge.sponsorId },
    kind,
    subject: { kind: 'challenge', id: challenge.id },
    path: `/don-vi/de-bai/${challenge.id}`,
    data: { title: challenge.title, code: challenge.code, ...options.data },
    dedupeKey: once(kind, challenge),
    ...(options.except ? { except: options.except } : {}),
  });
}

/** Tells those who may approve it that a challenge waits: the review desk, or other agencies for the coordinator's own. */
export async function tellReviewers(
  tx: Tx,
  challenge: Challenge,
  sponsor: { name: string; kind: string },
): Promise<void> {
  const reviewers =
    sponsor.kind === 'coordinator'
      ? (await verifiedAgencies(tx)).map(({ id }) => ({ organizationId: id }))
      : [{ desk: 'review' as const }];
  for (const to of reviewers)
    await notify(tx, {
      to,
      kind: 'challenge_submitted',
      subject: { kind: 'challenge', id: challenge.id },
      path: `/dieu-phoi/tham-dinh/${challenge.id}`,
      data: { title: challenge.title, code: challenge.code, organization: sponsor.name },
      dedupeKey: once('challenge_submitted', challenge),
    });
}

function verifiedAgencies(tx: Tx): Promise<{ id: string }[]> {
  return tx
    .select({ id: organizations.id })
    .from(organizations)
    .where(and(eq(organizations.kind, 'state_agency'), eq(organizations.status, 'verified')));
}
