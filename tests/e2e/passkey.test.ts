import { expect, test } from '@playwright/test';
import { Person } from './support/person.ts';

/** A passkey from beginning to end, with the browser's own virtual authenticator (WebAuthn over CDP). */
test('add a passkey, sign in by it alone, and confirm by it', async ({ browser }) => {
  const person = await Person.signedIn(browser, 'vi', 'quan-ly@van-tai.example');
  const { page, say } = person;
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });

  await person.go('/tai-khoan/bao-mat');
  await person.follow('security:passkey.add');
  await person.fill('security:passkey.name', 'Máy thử');
  await person.press('security:passkey.make');
  // The demo's accounts have no recovery codes yet: they come with the first change.
  await person.sees('security:codes.newTitle');
  await expect(page.locator('ol li')).toHaveCount(10);
  await person.follow('security:codes.kept');
  await expect(page.getByText('Máy thử')).toBeVisible();

  await page.context().clearCookies();
  await person.go('/dang-nhap');
  await person.press('security:passkey.signIn');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('tasks:title'));

  // The password alone, then the passkey in place of the code.
  await page.context().clearCookies();
  await person.go('/dang-nhap');
  await person.fill('accounts:signIn.email', 'quan-ly@van-tai.example');
  await person.fill('accounts:signIn.password', 'hoa-phuong-do-2026');
  await person.press('accounts:signIn.submit');
  await person.press('security:passkey.confirm');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('tasks:title'));
});
