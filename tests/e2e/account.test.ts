import { type Browser, expect, test } from '@playwright/test';
import { Person } from './support/person.ts';

/** A person’s account from the first mail to a new address, read and confirmed at the page that keeps the demo's mails. */
const password = 'cua bien Nam Trieu 1288';
const second = 'muoi hai ngon hai dang';

async function signIn(browser: Browser, email: string, typed: string): Promise<Person> {
  const person = await Person.visitor(browser, 'vi');
  await person.go('/dang-nhap');
  await person.fill('accounts:signIn.email', email);
  await person.fill('accounts:signIn.password', typed);
  await person.finish('accounts:signIn.submit');
  return person;
}

/** The page before may have fields of the same name: it has to be gone. */
const isAt = (person: Person, title: string) =>
  expect(person.page.getByRole('heading', { level: 1 })).toHaveText(person.say(title));

/** Opens the link of the newest kept mail with this title. */
async function openMail(person: Person, kind: string): Promise<void> {
  await person.go('/thu-thu-nghiem');
  const mail = person.page
    .getByRole('listitem')
    .filter({ has: person.page.getByRole('heading', { name: person.say(`notifications:mailKind.${kind}.title`) }) })
    .first();
  await mail.getByRole('link').first().click();
}

test('sign up, prove the address, reset the password, change the address, sign out another device', async ({
  browser,
}) => {
  const email = `nguoi-moi-${Date.now()}@vi-du.example`;
  const person = await Person.visitor(browser, 'vi');
  await person.go('/dang-nhap');
  await person.follow('accounts:signIn.signUp');
  await isAt(person, 'myAccount:signUp.title');
  await person.fill('myAccount:field.displayName', 'Nguyễn Bỉnh Khiêm');
  await person.fill('myAccount:field.email', email);
  await person.fill('myAccount:field.password', '1234567890');
  await person.sees('myAccount:strength.0');
  await person.page.getByRole('checkbox').check();
  await person.press('myAccount:signUp.submit');
  await person.sees('errors:reason.password_common');
  await expect(person.page.getByLabel(person.say('myAccount:field.email'))).toHaveValue(email);
  await person.fill('myAccount:field.password', password);
  await person.sees('myAccount:strength.4');
  await person.finish('myAccount:signUp.submit');
  await person.sees('myAccount:mailbox.sentTo', { email });

  // Signed in before the address is proved, every page asks for that.
  const early = await signIn(browser, email, password);
  await early.go('/tai-khoan');
  await isAt(early, 'myAccount:verify.title');

  await person.follow('myAccount:mailbox.open');
  await person.page.getByRole('link', { name: /xac-nhan-thu/ }).click();
  await expect(person.page.getByRole('heading', { level: 1 })).toHaveText(
    person.say('myAccount:verify.linkTitle', { email }),
  );
  await person.fill('myAccount:field.password', password);
  await person.finish('myAccount:verify.confirm');
  await person.sees('myAccount:verify.done');

  const forgetful = await Person.visitor(browser, 'vi');
  await forgetful.go('/dang-nhap');
  await forgetful.follow('accounts:signIn.forgot');
  await isAt(forgetful, 'myAccount:forgot.title');
  await forgetful.fill('myAccount:field.email', email);
  await forgetful.finish('myAccount:forgot.submit');
  await forgetful.sees('myAccount:mailbox.ifKnown', { email });
  await openMail(forgetful, 'reset_password');
  await isAt(forgetful, 'myAccount:reset.title');
  await forgetful.fill('myAccount:field.newPassword', second);
  await forgetful.finish('myAccount:reset.submit');
  await forgetful.sees('myAccount:reset.done');
  await person.go('/tai-khoan');
  await expect(person.page, 'the reset signed everybody out').toHaveURL(/dang-nhap/);

  const here = await signIn(browser, email, second);
  const newEmail = `doi-${email}`;
  await here.go('/tai-khoan');
  await here.follow('myAccount:hub.changeEmail');
  await isAt(here, 'myAccount:email.title');
  await here.fill('myAccount:field.newEmail', newEmail);
  await here.fill('myAccount:field.currentPassword', second);
  await here.press('myAccount:email.submit');
  await here.sees('myAccount:hub.pendingEmail', { email: newEmail });
  await openMail(here, 'confirm_new_email');
  await here.finish('myAccount:confirmChange.submit');
  await expect(here.page.getByRole('main')).toContainText(newEmail);

  const there = await signIn(browser, newEmail, second);
  await here.go('/tai-khoan');
  await here.follow('myAccount:hub.seeDevices');
  await expect(here.page.getByText(here.say('myAccount:devices.this'))).toHaveCount(1);
  await here.page
    .getByRole('button', { name: /^Đăng xuất Chrome/ })
    .first()
    .click();
  await here.sees('myAccount:devices.only');
  await there.go('/tai-khoan');
  await expect(there.page).toHaveURL(/dang-nhap/);

  await here.go('/tai-khoan');
  await here.follow('myAccount:hub.seeDelete');
  await isAt(here, 'myAccount:delete.title');
  await here.fill('myAccount:field.currentPassword', second);
  await here.tick('myAccount:delete.confirm');
  await here.finish('myAccount:delete.submit');
  await here.sees('myAccount:delete.done');
});
