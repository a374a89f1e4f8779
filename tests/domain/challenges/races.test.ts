import { describe, expect, test } from 'vitest';
import { approveChallenge } from '#app/domain/challenges/approve-challenge.server.ts';
import { closeChallenge } from '#app/domain/challenges/close-challenge.server.ts';
import { createChallenge } from '#app/domain/challenges/create-challenge.server.ts';
import { publishChallenge } from '#app/domain/challenges/publish-challenge.server.ts';
import { requestChanges } from '#app/domain/challenges/request-changes.server.ts';
import { saveChallengeDraft } from '#app/domain/challenges/save-challenge-draft.server.ts';
import { cancelChallenge } from '#app/domain/flows/cancel-challenge.server.ts';
import { unsafeTimeline } from '#app/domain/kernel/audit.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { db } from '#db/client.server.ts';
import {
  approvedChallenge,
  draftChallenge,
  passDeadline,
  publishedChallenge,
  submittedChallenge,
} from '#tests/support/challenges.ts';
import { createActor, createColleague } from '#tests/support/factories.ts';

/** Codes of the refusals; anything but a declared failure fails the test. */
function outcomes(results: PromiseSettledResult<unknown>[]): string[] {
  return results
    .map((result) => {
      if (result.status === 'fulfilled') return 'done';
      if (result.reason instanceof DomainError) return result.reason.code;
      throw result.reason;
    })
    .sort();
}

const countOf = async (id: string, event: string) =>
  (await unsafeTimeline(db, { kind: 'challenge', id })).filter((line) => line.event === event).length;

describe('two at once', () => {
  test('of two who publish, one does and the other hears that it is done', async () => {
    const { sponsor, challenge } = await approvedChallenge();
    const colleague = await createColleague(sponsor, ['manager']);
    const results = await Promise.allSettled(
      [sponsor, colleague].map((actor) => publishChallenge(actor, { challengeId: challenge.id })),
    );
    expect(outcomes(results)).toEqual(['done', 'stale_state']);
    expect(await countOf(challenge.id, 'challenge.publish')).toBe(1);
  });

  test('of an approval and a request for changes, one holds', async () => {
    const { reviewer, challenge } = await submittedChallenge();
    const colleague = await createColleague(reviewer, ['member'], ['review']);
    const results = await Promise.allSettled([
      approveChallenge(reviewer, { challengeId: challenge.id }),
      requestChanges(colleague, { challengeId: challenge.id, reason: 'Thiếu dữ liệu' }),
    ]);
    const [first, second] = outcomes(results);
    expect(first).toBe('done');
    // The one who comes second finds either a state that left the review, or (a draft again) nothing to see.
    expect(['stale_state', 'not_found']).toContain(second);
  });

  test('of ten saves from one revision, one is kept', async () => {
    const { sponsor, challenge } = await draftChallenge();
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) =>
        saveChallengeDraft(sponsor, {
          challengeId: challenge.id,
          revision: challenge.revision,
          changes: { title: `Bản ${index}` },
        }),
      ),
    );
    expect(outcomes(results)).toEqual([...Array(9).fill('conflict'), 'done']);
  });

  test('closing and cancelling end in one state', async () => {
    const { sponsor, challenge } = await publishedChallenge();
    await passDeadline(challenge.id);
    const results = await Promise.allSettled([
      closeChallenge(challenge.id),
      closeChallenge(challenge.id),
      cancelChallenge(sponsor, { challengeId: challenge.id, reason: 'no_longer_needed' }),
    ]);
    expect(outcomes(results)).toEqual(['done', 'done', 'done']);
    expect(await countOf(challenge.id, 'challenge.cancel')).toBe(1);
    expect(await countOf(challenge.id, 'challenge.close')).toBeLessThanOrEqual(1);
  });
});

describe('codes', () => {
  test('forty drafts begun at once get forty codes without a gap', async () => {
    const actor = await createActor();
    const made = await Promise.all(
      Array.from({ length: 40 }, () => createChallenge(actor, { title: 'Đề bài', field: 'other', kind: 'idea' })),
    );
    const year = new Date(Date.now() + 7 * 3_600_000).getUTCFullYear();
    const numbers = made.map(({ code }) => {
      expect(code).toMatch(new RegExp(`^HP-${year}-\\d{4}$`));
      return Number(code.slice(-4));
    });
    const first = Math.min(...numbers);
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => first + index));
  });
});
