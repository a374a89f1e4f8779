import { sql } from 'drizzle-orm';
import { approveChallenge } from '#app/domain/challenges/approve-challenge.server.ts';
import type { Challenge } from '#app/domain/challenges/challenge.queries.server.ts';
import type { DraftChanges } from '#app/domain/challenges/challenge.schema.ts';
import { createChallenge } from '#app/domain/challenges/create-challenge.server.ts';
import { publishChallenge } from '#app/domain/challenges/publish-challenge.server.ts';
import { saveChallengeDraft } from '#app/domain/challenges/save-challenge-draft.server.ts';
import { submitChallenge } from '#app/domain/challenges/submit-challenge.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { db } from '#db/client.server.ts';
import { createActor } from './factories.ts';

/** Challenges brought to each stage through the use cases themselves, with their people. */

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

export const completeDraft = (changes: DraftChanges = {}): DraftChanges => ({
  title: 'Dự báo giờ tàu cập cầu và tối ưu phân bổ cầu bến',
  summary: 'Bến cảng cần dự báo giờ tàu đến để giảm thời gian chờ của hãng tàu.',
  problem: 'Mỗi ngày có hàng chục tàu chờ ngoài phao số 0 vì kế hoạch cầu bến được lập thủ công.',
  outcome: 'Sai số dự báo giờ đến dưới 30 phút, trước giờ tàu đến 24 giờ.',
  budgetMinVnd: 1_500_000_000n,
  budgetMaxVnd: 3_000_000_000n,
  closesAt: inDays(30),
  criteria: [
    { name: 'Hiệu quả', guidance: '', weight: 6_000, minimum: 50 },
    { name: 'Khả thi', guidance: '', weight: 4_000, minimum: null },
  ],
  ...changes,
});

export type Stage = { sponsor: Actor; reviewer: Actor; challenge: Challenge };

export async function draftChallenge(options: { sponsor?: Actor; changes?: DraftChanges } = {}): Promise<Stage> {
  const sponsor = options.sponsor ?? (await createActor({ kind: 'corporation' }));
  const reviewer = await createActor({
    kind: sponsor.organizationKind === 'coordinator' ? 'state_agency' : 'coordinator',
  });
  const challenge = await createChallenge(sponsor, { title: 'Đề bài mới', field: 'seaport', kind: 'pilot' });
  const saved = await saveChallengeDraft(sponsor, {
    challengeId: challenge.id,
    revision: challenge.revision,
    changes: completeDraft(options.changes),
  });
  return { sponsor, reviewer, challenge: { ...challenge, revision: saved.revision } };
}

export async function submittedChallenge(options: Parameters<typeof draftChallenge>[0] = {}): Promise<Stage> {
  const stage = await draftChallenge(options);
  return { ...stage, challenge: await submitChallenge(stage.sponsor, { challengeId: stage.challenge.id }) };
}

export async function approvedChallenge(options: Parameters<typeof draftChallenge>[0] = {}): Promise<Stage> {
  const stage = await submittedChallenge(options);
  return { ...stage, challenge: await approveChallenge(stage.reviewer, { challengeId: stage.challenge.id }) };
}

export async function publishedChallenge(options: Parameters<typeof draftChallenge>[0] = {}): Promise<Stage> {
  const stage = await approvedChallenge(options);
  return { ...stage, challenge: await publishChallenge(stage.sponsor, { challengeId: stage.challenge.id }) };
}

/** Lets a published challenge's deadline pass: moves it, as no page can, to the database's own recent past. */
export async function passDeadline(challengeId: string): Promise<void> {
  await db.execute(
    sql`update challenges set closes_at = clock_timestamp() - interval '1 millisecond' where id = ${challengeId}`,
  );
}
