import { type Browser, expect, test } from '@playwright/test';
import { answerChallenge } from './support/answer-challenge.ts';
import { appointPanel, decide, declareNoConflict, openBox, scoreAll } from './support/evaluate.ts';
import { Person } from './support/person.ts';
import { payFirstMilestone, signContract } from './support/pilot.ts';
import type { Lang } from './support/words.ts';
import { writeChallenge } from './support/write-challenge.ts';

/** The main job, end to end, through the interface alone, on the real clock: from a problem to a paid milestone. */
const stories = [
  { lang: 'vi', title: 'Đọc số container tự động tại cổng cảng Đình Vũ', typed: 'doc so container cong cang dinh vu' },
  { lang: 'en', title: 'Đọc biển số xe đầu kéo tại cổng bãi Nam Hải', typed: 'doc bien so xe dau keo nam hai' },
] as const;

for (const { lang, title, typed } of stories) {
  test(`from a problem to a paid milestone (${lang})`, async ({ browser }) => {
    test.setTimeout(600_000);
    const people = await signIn(browser, lang);
    const { manager, finance, reviewer, startup, other, evaluators, chair } = people;

    const challengeId = await writeChallenge(manager, { title, closesAt: minutesAhead(4) });
    await reviewer.go(`/dieu-phoi/tham-dinh/${challengeId}`);
    await reviewer.page.getByLabel(reviewer.say('challenges:review.approve')).check();
    await reviewer.finish('challenges:review.submit');
    await manager.go(`/don-vi/de-bai/${challengeId}/cong-bo`);
    await manager.finish('challenges:publish.confirm');
    await manager.sees('challenges:status.published.label');
    await manager.go(`/don-vi/de-bai/${challengeId}`);
    const code =
      (
        await manager.page
          .getByText(/HP-\d{4}-\d{4}/)
          .first()
          .innerText()
      ).match(/HP-\d{4}-\d{4}/)?.[0] ?? '';

    const visitor = await Person.visitor(browser, lang);
    for (const query of [title, typed]) await finds(visitor, query, title);

    await answerChallenge(startup, code, '600.000.000');
    await answerChallenge(other, code, '750.000.000');
    await closesByItself(manager, challengeId);

    await openBox(challengeId, manager, reviewer);
    await appointPanel(challengeId, manager, {
      chair: 'Mai Văn Phúc',
      evaluators: ['Đặng Thùy Dương', 'Vũ Hải Sơn'],
    });
    for (const member of [...evaluators, chair]) await declareNoConflict(challengeId, member);
    for (const evaluator of evaluators)
      await scoreAll(challengeId, evaluator, lang === 'vi' ? '600.000.000' : '600,000,000');
    const contractId = await decide(challengeId, { chair, manager });

    await signContract(contractId, manager, startup, { buyer: 'Nguyễn Thu Hà', startup: 'Đỗ Gia Bảo' });
    await payFirstMilestone(contractId, { manager, finance, startup });
    for (const side of [manager, startup]) await seesEveryStep(side, contractId);
  });
}

async function signIn(browser: Browser, lang: Lang) {
  const as = (email: string) => Person.signedIn(browser, lang, email);
  return {
    manager: await as('quan-ly@lach-huyen.example'),
    finance: await as('tai-chinh@lach-huyen.example'),
    reviewer: await as('tham-dinh@so-khcn.example'),
    startup: await as('sang-lap@song-so.example'),
    other: await as('sang-lap@hai-dang-ai.example'),
    evaluators: [await as('chuyen-gia@dai-hoc.example'), await as('chuyen-gia@van-tai.example')],
    chair: await as('chu-tich@dai-hoc.example'),
  };
}

/** A deadline as the field wants it, in Vietnam's time, to the minute. */
function minutesAhead(minutes: number): string {
  return new Date(Date.now() + (minutes * 60 + 7 * 3600) * 1000).toISOString().slice(0, 16);
}

/** The job that publishes to the search index may still be on its way. */
async function finds(visitor: Person, query: string, title: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await visitor.go('/de-bai');
        await visitor.page.getByRole('searchbox').fill(query);
        await visitor.page.getByRole('searchbox').press('Enter');
        await visitor.page.waitForURL(/q=/);
        return visitor.page.getByRole('link', { name: title }).count();
      },
      { timeout: 30_000 },
    )
    .toBeGreaterThan(0);
}

/** Nobody presses anything: the deadline passes and the job closes the call. */
async function closesByItself(manager: Person, challengeId: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await manager.go(`/don-vi/de-bai/${challengeId}`);
        return manager.page.getByText(manager.say('challenges:status.closed.label'), { exact: true }).count();
      },
      { timeout: 300_000, intervals: [2_000] },
    )
    .toBeGreaterThan(0);
}

/** Both sides read the same history, and the books say where every đồng is. */
async function seesEveryStep(side: Person, contractId: string): Promise<void> {
  await side.go(`/hop-dong/${contractId}`);
  const history = await side.page.locator('main').innerText();
  const amountVnd = side.lang === 'vi' ? '240.000.000' : '240,000,000';
  const first = { position: 1, round: 1, count: 1, amountVnd };
  for (const step of ['confirm_funding', 'deliver', 'confirm_payout']) {
    expect(history).toContain(side.say(`pilots:event.milestone.${step}`, first).split('₫')[0]?.trim());
  }
  await side.go(`/hop-dong/${contractId}/so-cai`);
  await expect(side.page.getByRole('main')).toContainText(amountVnd);
}
