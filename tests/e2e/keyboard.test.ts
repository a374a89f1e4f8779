import { expect, type Locator, type Page, test } from '@playwright/test';
import { demoPassword } from '#app/domain/accounts/demo-password.ts';
import { words } from './support/words.ts';

/** Nobody needs a pointing device: from signing in to a signed acceptance record with Tab, Space, Enter and letters. */
const say = words('vi');

test('accept a milestone by keyboard alone', async ({ page }) => {
  await page.goto('/dang-nhap');
  await tabTo(page, page.getByLabel(say('accounts:signIn.email')));
  await page.keyboard.type('quan-ly@lach-huyen.example');
  await tabTo(page, page.getByLabel(say('accounts:signIn.password')));
  await page.keyboard.type(demoPassword);
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByLabel(say('security:secondStep.code')));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('tasks:title'));

  await tabTo(page, page.locator('main a[href*="/nghiem-thu"]').first());
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('checkbox'));
  await page.keyboard.press('Space');
  await tabTo(page, page.getByRole('button', { name: say('pilots:accept.submit'), exact: true }));
  await page.keyboard.press('Enter');
  await expect(page.getByText(say('pilots:milestoneStatus.accepted.label')).first()).toBeVisible();
});

test('skip to the content, and see where the focus is', async ({ page }) => {
  await page.goto('/de-bai');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: say('common:skip') })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#noi-dung$/);
});

/** Presses Tab until the element has the focus, as a person would; a page where that takes for ever is broken. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < 120; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('the focus never came');
}
