import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { demoPassword } from '#app/domain/accounts/demo-password.ts';
import { Person } from './support/person.ts';

/** Signing in through a real OpenID Connect provider, which runs beside the site. */
const provider = { vi: 'Định danh thử', en: 'Test identity' };

const start = (person: Person) => person.follow('outside:signInWith', { provider: provider[person.lang] });

/** At the provider's own pages. */
async function signInThere({ page }: Person, login: string) {
  await page.getByPlaceholder('Enter any login').fill(login);
  await page.getByPlaceholder('and password').fill('x');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}

async function hasNoBarriers({ page }: Person) {
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
}

/** Somebody new works for nobody yet and is asked for whom. */
const isIn = ({ page, say }: Person, title: 'tasks:title' | 'organizations:switch.title' = 'tasks:title') =>
  expect(page.getByRole('heading', { level: 1 })).toHaveText(say(title));

test('the first time makes an account, the second finds it', async ({ browser }) => {
  const person = await Person.visitor(browser, 'vi');
  await person.go('/dang-nhap');
  await start(person);
  await signInThere(person, 'nguoi-moi@vi-du.example');
  await person.sees('outside:first.new.title', { provider: provider.vi });
  await expect(person.page.getByText('nguoi-moi@vi-du.example')).toBeVisible();
  await hasNoBarriers(person);
  await person.page.getByRole('checkbox').check();
  await person.press('outside:first.make');
  await isIn(person, 'organizations:switch.title');

  const later = await Person.visitor(browser, 'en');
  await later.go('/dang-nhap');
  await start(later);
  await signInThere(later, 'nguoi-moi@vi-du.example');
  await isIn(later, 'organizations:switch.title');
});

test('an account that is there is linked only after its own password and second factor', async ({ browser }) => {
  const person = await Person.visitor(browser, 'vi');
  await person.go('/dang-nhap');
  await start(person);
  await signInThere(person, 'sang-lap@phuong-do.example');
  await person.sees('outside:first.link.title', { provider: provider.vi });
  await hasNoBarriers(person);
  await person.fill('outside:first.password', demoPassword);
  await person.press('outside:linkSubmit');
  await person.press('security:secondStep.submit');
  await person.press('outside:linkSubmit');
  await isIn(person);
  await person.go('/tai-khoan/bao-mat');
  await expect(person.page.getByText(provider.vi, { exact: true })).toBeVisible();
});

test('who says no at the provider is told kindly and may go on otherwise', async ({ browser }) => {
  const person = await Person.visitor(browser, 'en');
  await person.go('/dang-nhap');
  await start(person);
  await person.page.getByRole('link', { name: 'Cancel' }).click();
  await person.sees('outside:problem.refused.title');
  await hasNoBarriers(person);
  await person.follow('outside:backToSignIn');
  await expect(person.page.getByLabel(person.say('accounts:signIn.email'))).toBeVisible();
});
