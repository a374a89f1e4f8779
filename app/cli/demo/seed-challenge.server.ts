import { sql } from 'drizzle-orm';
import { approveChallenge } from '#app/domain/challenges/approve-challenge.server.ts';
import type { Challenge } from '#app/domain/challenges/challenge.queries.server.ts';
import { challengeFields } from '#app/domain/challenges/challenge.schema.ts';
import { closeChallenge } from '#app/domain/challenges/close-challenge.server.ts';
import { createChallenge } from '#app/domain/challenges/create-challenge.server.ts';
import { publishChallenge } from '#app/domain/challenges/publish-challenge.server.ts';
import { requestChanges } from '#app/domain/challenges/request-changes.server.ts';
import { saveChallengeDraft } from '#app/domain/challenges/save-challenge-draft.server.ts';
import { submitChallenge } from '#app/domain/challenges/submit-challenge.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { db } from '#db/client.server.ts';
import catalogue from '#db/seed/challenges-vi.json' with { type: 'json' };
import texts from '#db/seed/demo-challenge-texts.json' with { type: 'json' };
import { criteriaFor } from './demo-criteria.ts';
import type { DemoStory } from './demo-data.ts';

const day = 86_400_000;

/** Takes one demo challenge through its own use cases as far as its stage says, up to its publication. */
export async function seedChallenge(story: DemoStory, sponsor: Actor, reviewer: Actor): Promise<Challenge> {
  const source = catalogue.challenges.find((each) => each.id === story.id);
  const text = texts[story.id as keyof typeof texts];
  const field = challengeFields.find((each) => each === source?.field);
  if (!source || !field) throw new Error(`no demo challenge ${story.id}`);

  const challenge = await createChallenge(sponsor, { title: source.title, field, kind: 'pilot' });
  const closesAt = endOfWorkingDay(new Date(Date.now() + Math.max(story.closesInDays, 1) * day));
  const unfinished = story.stage === 'draft';
  await saveChallengeDraft(sponsor, {
    challengeId: challenge.id,
    revision: challenge.revision,
    changes: {
      summary: source.summary,
      problem: text.problem,
      outcome: unfinished ? '' : text.outcome,
      constraints: text.constraints,
      dataAvailable: text.dataAvailable,
      wardCode: source.ward_code,
      tags: source.tags,
      pilotMonths: source.pilot_months,
      sandboxRequired: source.sandbox_required,
      budgetMinVnd: BigInt(source.budget_min_vnd),
      budgetMaxVnd: BigInt(source.budget_max_vnd),
      eligibility: 'Doanh nghiệp khởi nghiệp sáng tạo đã được xác minh trên sàn.',
      reward: `Hợp đồng thí điểm ${source.pilot_months} tháng và quyền được xem xét mua chính thức.`,
      closesAt,
      ...(unfinished ? {} : { criteria: criteriaFor(source.field), blind: true }),
    },
  });
  if (unfinished) return challenge;
  await submitChallenge(sponsor, { challengeId: challenge.id });
  if (story.stage === 'in_review') return challenge;
  if (story.stage === 'changes_requested') {
    const reason =
      'Phần “Kết quả mong muốn” cần nêu cách đo hao hụt, và ngân sách tối đa nên tách phần thiết bị. Nhờ đơn vị bổ sung rồi gửi lại.';
    return requestChanges(reviewer, { challengeId: challenge.id, reason });
  }
  await approveChallenge(reviewer, { challengeId: challenge.id });
  if (story.stage === 'approved') return challenge;
  return publishChallenge(sponsor, { challengeId: challenge.id });
}

/** Time goes by for one challenge: its deadline has just passed, and the closing job does its work. */
export async function letDeadlinePass(challengeId: string): Promise<void> {
  await db.execute(sql`update challenges set closes_at = clock_timestamp() where id = ${challengeId}`);
  await closeChallenge(challengeId);
}

/** 17:00 in Vietnam (UTC+7) of the same day there. */
function endOfWorkingDay(at: Date): Date {
  const local = new Date(at.getTime() + 7 * 3_600_000);
  return new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate(), 10));
}
