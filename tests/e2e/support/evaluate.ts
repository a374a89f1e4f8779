import { expect } from '@playwright/test';
import type { Person } from './person.ts';

/** Both officers turn their key. */
export async function openBox(challengeId: string, sponsor: Person, coordinator: Person): Promise<void> {
  await coordinator.go(`/dieu-phoi/mo-ho-so/${challengeId}`);
  await coordinator.press('evaluations:opening.buttonFirst');
  await coordinator.sees('evaluations:toast.waiting');
  await sponsor.go(`/don-vi/de-bai/${challengeId}/mo-ho-so`);
  await sponsor.finish('evaluations:opening.buttonSecond');
  await sponsor.sees('evaluations:toast.opened');
}

/** The sponsor asks a chair and two evaluators. */
export async function appointPanel(
  challengeId: string,
  sponsor: Person,
  names: { chair: string; evaluators: string[] },
): Promise<void> {
  await sponsor.go(`/don-vi/de-bai/${challengeId}/hoi-dong`);
  await sponsor.page.getByLabel(new RegExp(names.chair)).selectOption('chair');
  for (const name of names.evaluators) await sponsor.page.getByLabel(new RegExp(name)).selectOption('evaluator');
  await sponsor.press('evaluations:panel.button');
  await expect(sponsor.page.getByRole('table').first()).toContainText(names.chair);
}

export async function declareNoConflict(challengeId: string, member: Person): Promise<void> {
  await member.go(`/cham-diem/${challengeId}`);
  await member.page.getByLabel(member.say('evaluations:declare.none')).check();
  await member.press('evaluations:declare.button');
  await member.sees('evaluations:toast.conflict.clear');
}

/** Scores every solution of the list, the cheaper one higher, and locks each sheet. */
export async function scoreAll(challengeId: string, evaluator: Person, favouritePrice: string): Promise<void> {
  await evaluator.go(`/cham-diem/${challengeId}`);
  const links = evaluator.page.locator(`main a[href*="/cham-diem/${challengeId}/"]`);
  await expect(links).toHaveCount(2);
  const paths = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
  for (const path of paths) {
    await evaluator.page.goto(path);
    const isFavourite = (await evaluator.page.getByText(favouritePrice).count()) > 0;
    for (const criterion of ['Hiệu quả kỹ thuật', 'Chi phí']) {
      await evaluator.page
        .getByRole('group', { name: evaluator.say('evaluations:sheet.points', { criterion }) })
        .getByRole('radio', { name: isFavourite ? '9' : '6', exact: true })
        .check();
    }
    await evaluator.fill('evaluations:sheet.comment', 'Cách đo rõ ràng; cần thêm phương án khi trời mưa to.');
    await evaluator.press('evaluations:sheet.toLock');
    await evaluator.finish('evaluations:lockSheet.button');
    await evaluator.sees('evaluations:toast.sheetLocked');
  }
}

/** The chair locks the result, the sponsor writes reasons for everybody and awards the first. @returns the contract's id */
export async function decide(
  challengeId: string,
  { chair, manager }: { chair: Person; manager: Person },
): Promise<string> {
  await chair.go(`/cham-diem/${challengeId}/khoa`);
  await chair.press('evaluations:lockResult.button');
  await chair.sees('evaluations:lockResult.done');

  const result = `/don-vi/de-bai/${challengeId}/ket-qua`;
  for (const text of ['Kế hoạch đo tốt nhất.', 'Chi phí cao hơn, cách đo chưa rõ.']) {
    await manager.go(result);
    await manager.page
      .getByRole('link', { name: manager.say('evaluations:feedback.write'), exact: true })
      .first()
      .click();
    await manager.fill('evaluations:feedback.label', text);
    await manager.press('evaluations:feedback.button');
    await manager.sees('evaluations:toast.feedback');
  }
  await manager.go(result);
  await manager.page.locator(`main a[href*="${result}/"]`).first().click();
  await manager.page.locator('main form').getByRole('button').first().click();
  await manager.page.waitForURL(/hop-dong/);
  return manager.idAfter('/hop-dong');
}
