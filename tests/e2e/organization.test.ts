import { randomInt } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { checkDigit } from '#app/domain/organizations/tax-code.ts';
import { Person } from './support/person.ts';

/** A code that no organisation of the demo has. */
function freshTaxCode(): string {
  for (;;) {
    const nine = `03${String(randomInt(1_000_000, 9_999_999))}`;
    const digit = checkDigit(nine);
    if (digit !== null) return `${nine}${digit}`;
  }
}

const paper = (name: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n'),
});

test('an organisation registers, hands in its papers, is asked for changes, mends them and is verified', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const name = `Công ty TNHH Thử Nghiệm ${randomInt(1_000_000)}`;
  const owner = await Person.signedIn(browser, 'vi', 'chuyen-gia@van-tai.example');
  const verifier = await Person.signedIn(browser, 'vi', 'xac-minh@so-khcn.example');

  await owner.go('/to-chuc/moi');
  await owner.page.getByLabel(owner.say('profile:subKind.company')).check();
  await owner.fill('profile:identity.name', name);
  await owner.fill('profile:identity.taxCode', '0312345678');
  await owner.press('profile:new.submit');
  await owner.sees('errors:organization.taxCodeCheck');
  await owner.fill('profile:identity.taxCode', freshTaxCode());
  await owner.finish('profile:new.submit');
  await owner.sees('profile:missing.registration_document');

  await owner.go('/don-vi/ho-so/thong-tin');
  await owner.fill('profile:contact.street', '1 Lê Lợi');
  await owner.fill('profile:contact.ward', 'hai an');
  await owner.fill('profile:contact.phone', '0225 3842 123');
  await owner.finish('common:action.save');
  await owner.go('/don-vi/ho-so/tai-khoan');
  await owner.page.getByLabel(owner.say('profile:bank.bank')).first().selectOption('970436');
  await owner.fill('profile:bank.account', '0123 456 789');
  await owner.finish('common:action.save');
  for (const purpose of ['registration', 'authorization'] as const) {
    const part = owner.page.getByRole('region', { name: owner.say(`profile:papers.${purpose}`), exact: true });
    await part.locator('input[type=file]').setInputFiles(paper(`${purpose}.pdf`));
    await expect(part.getByText(owner.say('documents:status.ready.label'))).toBeVisible({ timeout: 30_000 });
  }
  await send(owner);
  await owner.sees('organizations:status.pending.meaning');

  await open(verifier, name);
  await verifier.page.getByLabel(verifier.say('verification:decision.askChanges')).check();
  await verifier.fill('verification:decision.reason', 'Giấy ủy quyền thiếu chữ ký');
  await verifier.finish('verification:decision.submit');

  await owner.go('/don-vi/ho-so');
  await expect(owner.page.getByText('Giấy ủy quyền thiếu chữ ký').first()).toBeVisible();
  await send(owner);

  await open(verifier, name);
  for (const yes of await verifier.page.getByLabel(verifier.say('verification:checklist.yes'), { exact: true }).all())
    await yes.check();
  await verifier.press('verification:checklist.save');
  await verifier.sees('verification:toast.checklistSaved');
  await verifier.page.getByLabel(verifier.say('verification:decision.approve'), { exact: true }).check();
  await verifier.finish('verification:decision.submit');

  await owner.go('/don-vi/ho-so');
  await owner.sees('organizations:status.verified.meaning');
});

async function send(owner: Person): Promise<void> {
  await owner.go('/don-vi/ho-so/gui-xac-minh');
  await owner.tick('profile:send.confirm');
  await owner.finish('profile:send.submit');
}

async function open(verifier: Person, name: string): Promise<void> {
  await verifier.go('/dieu-phoi/xac-minh');
  await verifier.page.getByRole('link', { name, exact: true }).click();
  await expect(verifier.page.getByRole('heading', { level: 1 })).toHaveText(name);
}
