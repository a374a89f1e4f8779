import { and, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { canEdit } from '#app/domain/challenges/challenge.policy.ts';
import { publicChallenge, requireChallenge, visibleTo } from '#app/domain/challenges/challenge.queries.server.ts';
import { challengeSubject } from '#app/domain/challenges/challenge.subject.server.ts';
import {
  reviewQueue,
  sponsorChallengeCounts,
  sponsorChallenges,
} from '#app/domain/challenges/challenge-lists.queries.server.ts';
import { challengeForReview } from '#app/domain/challenges/challenge-review.queries.server.ts';
import { createChallenge } from '#app/domain/challenges/create-challenge.server.ts';
import { cancelChallenge } from '#app/domain/flows/cancel-challenge.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { registerSubjects } from '#app/domain/subjects.server.ts';
import { db } from '#db/client.server.ts';
import { challenges } from '#db/schema/challenges.ts';
import {
  approvedChallenge,
  draftChallenge,
  publishedChallenge,
  submittedChallenge,
} from '#tests/support/challenges.ts';
import { createActor, createColleague } from '#tests/support/factories.ts';

type Stages = 'draft' | 'in_review' | 'approved' | 'published' | 'cancelled_unpublished' | 'cancelled_published';
const stages: Stages[] = [
  'draft',
  'in_review',
  'approved',
  'published',
  'cancelled_unpublished',
  'cancelled_published',
];

/** Who sees what, written by hand: p everything published, s all of the sponsor's, r all that was ever sent. */
const published: Stages[] = ['published', 'cancelled_published'];
const sent = stages.filter((stage) => stage !== 'draft');

async function seed(sponsor: Actor): Promise<Record<Stages, string>> {
  const options = { sponsor };
  const cancel = async (stage: { challenge: { id: string } }) =>
    (await cancelChallenge(sponsor, { challengeId: stage.challenge.id, reason: 'no_longer_needed' })).id;
  return {
    draft: (await draftChallenge(options)).challenge.id,
    in_review: (await submittedChallenge(options)).challenge.id,
    approved: (await approvedChallenge(options)).challenge.id,
    published: (await publishedChallenge(options)).challenge.id,
    cancelled_unpublished: await cancel(await approvedChallenge(options)),
    cancelled_published: await cancel(await publishedChallenge(options)),
  };
}

let sponsor: Actor;
let coordinator: Actor;
let ofCorporation: Record<Stages, string>;
let ofCoordinator: Record<Stages, string>;
const readers: Record<string, Actor | null> = { signed_out: null };

beforeAll(async () => {
  registerSubjects();
  sponsor = await createActor();
  coordinator = await createActor({ kind: 'coordinator' });
  ofCorporation = await seed(sponsor);
  ofCoordinator = await seed(coordinator);
  readers.sponsor_owner = sponsor;
  readers.sponsor_finance = await createColleague(sponsor, ['finance']);
  readers.stranger = await createActor();
  readers.startup = await createActor({ kind: 'startup' });
  readers.review_desk = await createColleague(coordinator, ['member'], ['review']);
  readers.treasury_desk = await createColleague(coordinator, ['member'], ['treasury']);
  readers.agency_manager = await createActor({ kind: 'state_agency', roles: ['manager'] });
  readers.agency_member = await createActor({ kind: 'state_agency', roles: ['member'] });
  readers.agency_unverified = await createActor({ kind: 'state_agency', status: 'pending' });
  const suspended = await createActor({ kind: 'coordinator', status: 'suspended' });
  readers.suspended_coordinator = suspended;
});

async function seenBy(reader: Actor | null, ids: Record<Stages, string>): Promise<Stages[]> {
  const found: Stages[] = [];
  for (const stage of stages) {
    const [row] = await db
      .select({ id: challenges.id })
      .from(challenges)
      .where(and(eq(challenges.id, ids[stage]), visibleTo(reader)));
    if (row) found.push(stage);
  }
  return found;
}

describe('who sees a challenge', () => {
  test.each<[string, Stages[], Stages[]]>([
    ['signed_out', published, published],
    ['stranger', published, published],
    ['startup', published, published],
    ['sponsor_owner', stages, published],
    ['sponsor_finance', stages, published],
    ['review_desk', sent, stages],
    ['treasury_desk', published, stages],
    ['agency_manager', published, sent],
    ['agency_member', published, published],
    ['agency_unverified', published, published],
    ['suspended_coordinator', published, published],
  ])('%s', async (name, corporations, coordinators) => {
    const reader = readers[name] ?? null;
    expect(await seenBy(reader, ofCorporation)).toEqual(corporations);
    expect(await seenBy(reader, ofCoordinator)).toEqual(coordinators);
  });

  test('what one may not see does not exist', async () => {
    const stranger = readers.stranger as Actor;
    await expect(requireChallenge(stranger, ofCorporation.draft)).rejects.toMatchObject({ code: 'not_found' });
    await expect(requireChallenge(sponsor, ofCorporation.draft)).resolves.toBeDefined();
  });

  test('what was said in a review is read by its sponsor and its reviewers, published or not', async () => {
    const [desk, agency] = [readers.review_desk as Actor, readers.agency_manager as Actor];
    const notFound = { code: 'not_found' };
    await expect(challengeForReview(desk, ofCorporation.published)).resolves.toBeDefined();
    await expect(challengeForReview(agency, ofCoordinator.published)).resolves.toBeDefined();
    await expect(challengeForReview(agency, ofCorporation.published)).rejects.toMatchObject(notFound);
    await expect(challengeForReview(sponsor, ofCorporation.published)).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('a code opens published ones only', async () => {
    const codeOf = async (id: string) => (await requireChallenge(sponsor, id)).challenge.code;
    expect(await publicChallenge(await codeOf(ofCorporation.in_review))).toBeNull();
    expect((await publicChallenge(await codeOf(ofCorporation.published)))?.criteria).toHaveLength(2);
    expect(await publicChallenge('HP-1999-0001')).toBeNull();
  });

  test('attachments follow their challenge', async () => {
    const stranger = readers.stranger as Actor;
    expect(await challengeSubject.canRead(null, ofCorporation.published, 'attachment')).toBe(true);
    expect(await challengeSubject.canRead(stranger, ofCorporation.in_review, 'attachment')).toBe(false);
    expect(await challengeSubject.canRead(sponsor, ofCorporation.in_review, 'invoice')).toBe(false);
    expect(await challengeSubject.canAttach(sponsor, ofCorporation.draft, 'attachment')).toBe(true);
    expect(await challengeSubject.canAttach(sponsor, ofCorporation.published, 'attachment')).toBe(false);
    expect(await challengeSubject.canAttach(stranger, ofCorporation.draft, 'attachment')).toBe(false);
  });
});

describe('lists', () => {
  test('pages by keyset: nothing twice, nothing left out, newest first', async () => {
    const writer = await createActor();
    const made: string[] = [];
    for (let index = 0; index < 45; index += 1)
      made.push((await createChallenge(writer, { title: `Đề bài ${index}`, field: 'other', kind: 'idea' })).id);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof sponsorChallenges>> = await sponsorChallenges(writer, { after });
      seen.push(...page.rows.map((row) => row.id));
      after = page.next;
    } while (after);
    expect(seen).toEqual(made.reverse());
    expect(await sponsorChallengeCounts(writer)).toEqual({ draft: 45 });
    expect((await sponsorChallenges(writer, { statuses: ['published'] })).rows).toEqual([]);
  });

  test('each reviewer’s queue holds what they may decide', async () => {
    const queued = async (name: string) => (await reviewQueue(readers[name] as Actor)).rows.map((row) => row.id);
    expect(await queued('review_desk')).toEqual([ofCorporation.in_review]);
    expect(await queued('agency_manager')).toEqual([ofCoordinator.in_review]);
    await expect(queued('stranger')).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('a draft in the list of its organisation may be edited by its members', async () => {
    const page = await sponsorChallenges(sponsor, { statuses: ['draft'] });
    const { challenge } = await requireChallenge(sponsor, page.rows[0]?.id ?? '');
    expect(canEdit(sponsor, challenge).allowed).toBe(true);
  });
});
