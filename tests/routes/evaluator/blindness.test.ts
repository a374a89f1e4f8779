import type { LoaderFunction } from '@remix-run/node';
import { describe, expect, it } from 'vitest';
import { lockResult } from '#app/domain/evaluations/lock-result.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { loader as coordinatorReads } from '#app/routes/admin/opened-solution.tsx';
import { loader as coordinatorOpening } from '#app/routes/admin/opening.tsx';
import { loader as disqualify } from '#app/routes/evaluator/disqualify.tsx';
import { loader as lockResultPage } from '#app/routes/evaluator/lock-result.tsx';
import { loader as lockSheet } from '#app/routes/evaluator/lock-sheet.tsx';
import { loader as panel } from '#app/routes/evaluator/panel.tsx';
import { loader as panelList } from '#app/routes/evaluator/panel-list.tsx';
import { loader as sheet } from '#app/routes/evaluator/sheet.tsx';
import { loader as sponsorPanel } from '#app/routes/sponsor/panel.tsx';
import { loader as sponsorReads } from '#app/routes/sponsor/read-solution.tsx';
import { loader as sponsorResult } from '#app/routes/sponsor/result.tsx';
import { headersOf } from '#tests/support/session.ts';
import {
  appointedPanel,
  closedChallenge,
  lockedChallenge,
  lockedSheet,
  openBox,
  scoringChallenge,
} from '#tests/support/solutions.ts';

const origin = 'http://localhost:3000';
const context = { nonce: '', requestId: 'test', clientAddress: '' };

/** Everything a loader sends to this person's browser, as text; a refusal sends nothing. */
async function sent(load: LoaderFunction, actor: Actor, params: Record<string, string>): Promise<string> {
  const request = new Request(`${origin}/cham-diem`, { headers: await headersOf(actor, origin) });
  try {
    const data: unknown = await load({ request, params, context });
    return JSON.stringify(data, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  } catch {
    return '';
  }
}

describe('what a blind panel’s pages send', () => {
  it('holds nothing of who applied until the result is locked, and then the names', async () => {
    // Another challenge’s locked result must not unlock this one’s names.
    await lockedChallenge({ solutions: 1, changes: { blind: true } });
    const stage = await scoringChallenge({ solutions: 2, changes: { blind: true } });
    const challengeId = stage.challenge.id;
    const solutionId = stage.submitted[0]?.solutionId ?? '';
    for (const evaluator of stage.evaluators)
      for (const each of stage.submitted) await lockedSheet(evaluator, challengeId, each.solutionId);

    const params = { challengeId, solutionId };
    const pages: [LoaderFunction, Actor][] = [
      ...stage.evaluators.flatMap((evaluator): [LoaderFunction, Actor][] =>
        [panelList, panel, sheet, lockSheet].map((load) => [load, evaluator]),
      ),
      ...[panelList, panel, sheet, lockResultPage, disqualify].map((load): [LoaderFunction, Actor] => [
        load,
        stage.chair,
      ]),
      ...[sponsorPanel, sponsorReads, sponsorResult].map((load): [LoaderFunction, Actor] => [load, stage.sponsor]),
      ...[coordinatorReads, coordinatorOpening].map((load): [LoaderFunction, Actor] => [load, stage.reviewer]),
    ];
    const canaries = stage.submitted.flatMap(({ startup }) => [
      startup.organizationName,
      startup.organizationId,
      startup.userId,
      startup.email,
      startup.displayName,
    ]);
    for (const [index, [load, actor]] of pages.entries()) {
      const text = await sent(load, actor, params);
      expect([index, text.length > 0]).toEqual([index, true]);
      for (const canary of canaries) expect([index, text.includes(canary)]).toEqual([index, false]);
    }

    await lockResult(stage.chair, { challengeId });
    expect(await sent(sponsorResult, stage.sponsor, params)).toContain(canaries[0]);
    expect(await sent(sheet, stage.evaluators[0] ?? stage.chair, params)).toContain(canaries[0]);
  });

  it('names the applicants to somebody who has to declare, and shows no solution', async () => {
    const stage = await closedChallenge({ solutions: 2, changes: { blind: true } });
    const { evaluators } = await appointedPanel(stage);
    await openBox(stage);
    const [evaluator] = evaluators;
    if (!evaluator) throw new Error('a panel has evaluators');
    const params = { challengeId: stage.challenge.id, solutionId: stage.submitted[0]?.solutionId ?? '' };
    const text = await sent(panel, evaluator, params);
    for (const { startup, solutionId } of stage.submitted) {
      expect(text).toContain(startup.organizationName);
      expect(text).not.toContain(solutionId);
    }
    expect(await sent(sheet, evaluator, params)).toBe('');
  });
});

describe('what the sponsor’s pages send', () => {
  it('never says which evaluator gave which points', async () => {
    const stage = await lockedChallenge({ solutions: 2 });
    const params = { challengeId: stage.challenge.id, solutionId: stage.submitted[0]?.solutionId ?? '' };
    const text = await sent(sponsorResult, stage.sponsor, params);
    const { ranking } = JSON.parse(text) as { ranking: Record<string, unknown>[] };
    for (const { userId, displayName } of stage.evaluators) {
      expect(JSON.stringify(ranking)).not.toContain(userId);
      expect(await sent(sponsorReads, stage.sponsor, params)).not.toContain(displayName);
    }
  });
});
