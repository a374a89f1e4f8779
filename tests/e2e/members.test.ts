import { randomInt } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { Person } from './support/person.ts';

/** From an invitation to the removal: a new person comes in through the mailed link, works for two organisations, leaves one. */
const password = 'cua bien Nam Trieu 1288';

/** The demo's owners: of a startup and of a sponsor. */
const owners = ['sang-lap@song-so.example', 'giam-doc@lach-huyen.example'] as const;

async function invite(owner: Person, email: string): Promise<void> {
  await owner.go('/don-vi/thanh-vien');
  await owner.follow('members:list.invite');
  await owner.fill('members:invite.email', email);
  await owner.finish('members:invite.submit');
  await owner.sees('members:toast.invited', { email });
}

/** For whom one acts stands in the header of every page. */
const actsFor = (person: Person, organization: string) =>
  expect(person.page.getByRole('banner')).toContainText(organization);

const organizationOf = async (owner: Person) => {
  await owner.go('/to-chuc');
  const current = owner.page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ hasText: owner.say('organizations:switch.current') })
    .getByRole('heading');
  return (await current.textContent()) ?? '';
};

test('a new person joins through the mailed link, works for two organisations, and is removed from one', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const email = `thanh-vien-${randomInt(1_000_000_000)}@vi-du.example`;
  const name = `Trần Thị Lý ${randomInt(1_000_000)}`;
  const first = await Person.signedIn(browser, 'vi', owners[0]);
  const second = await Person.signedIn(browser, 'vi', owners[1]);
  const [one, two] = [await organizationOf(first), await organizationOf(second)];
  await invite(first, email);

  // The page that keeps the demo's mails shows those to an address one has typed: asking for a link is typing it.
  const person = await Person.visitor(browser, 'vi');
  await person.go('/quen-mat-khau');
  await person.fill('myAccount:field.email', email);
  await person.finish('myAccount:forgot.submit');
  await person.go('/thu-thu-nghiem');
  await person.page
    .getByRole('link', { name: /loi-moi/ })
    .first()
    .click();
  await expect(person.page.getByRole('heading', { level: 1 })).toContainText(one);
  await person.follow('members:offer.signUp');
  const address = person.page.getByLabel(person.say('myAccount:field.email'));
  await expect(address).toHaveValue(email);
  await expect(address).not.toBeEditable();
  await person.fill('myAccount:field.displayName', name);
  await person.fill('myAccount:field.password', password);
  await person.page.getByRole('checkbox').check();
  await person.finish('myAccount:signUp.submit');
  await person.finish('members:offer.accept', { organization: one });
  await person.sees('members:toast.joined', { organization: one });
  await actsFor(person, one);

  await invite(second, email);
  await person.go('/loi-moi');
  await person.finish('members:offer.accept', { organization: two });
  await actsFor(person, two);
  await person.go('/to-chuc');
  await person.finish('organizations:switch.actFor', { organization: one });
  await actsFor(person, one);

  await first.go('/don-vi/thanh-vien');
  await first.page
    .getByRole('row', { name: new RegExp(name) })
    .getByRole('link', { name: first.say('members:list.removeOf', { name }) })
    .click();
  await first.fill('members:remove.reason', 'Hết hợp đồng lao động');
  await first.finish('members:remove.submit');
  await first.sees('members:toast.removed', { name });

  await person.go('/don-vi/thanh-vien');
  await expect(person.page.getByRole('main')).not.toContainText(one);
  await expect(person.page.getByRole('banner')).not.toContainText(one);
});
