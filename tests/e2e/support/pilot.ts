import { expect } from '@playwright/test';
import { attach } from './answer-challenge.ts';
import type { Person } from './person.ts';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** The buyer writes two milestones that add up to the value, and offers the contract; both sides sign it. */
export async function signContract(
  contractId: string,
  buyer: Person,
  startup: Person,
  names: { buyer: string; startup: string },
) {
  await buyer.go(`/hop-dong/${contractId}/soan`);
  await buyer.fill('pilots:edit.valueLabel', '600.000.000');
  const rows = buyer.page.getByRole('group', { name: new RegExp(buyer.say('pilots:edit.milestone', { number: '' })) });
  while ((await rows.count()) < 2) {
    const before = await rows.count();
    await buyer.press('pilots:edit.addMilestone');
    await expect(rows).toHaveCount(before + 1);
  }
  for (const [index, amount] of ['240.000.000', '360.000.000'].entries()) {
    const row = rows.nth(index);
    await row
      .getByLabel(buyer.say('pilots:edit.milestoneTitle'))
      .fill(index === 0 ? 'Hai làn chạy thử' : 'Cả sáu làn và bàn giao');
    await row.getByLabel(buyer.say('pilots:milestone.criteria')).fill('Đọc đúng từ 98% trong mười ngày liên tiếp.');
    await row.getByLabel(buyer.say('pilots:milestone.amount')).fill(amount);
    await row.getByLabel(buyer.say('pilots:milestone.dueColumn')).fill(inDays(60 + index * 60));
  }
  await buyer.press('pilots:edit.saveAndOffer');
  await buyer.tick('pilots:offer.confirm');
  await buyer.finish('pilots:offer.submit');
  await buyer.sees('pilots:contractStatus.pending_signature.label');
  await sign(contractId, buyer, names.buyer);
  await sign(contractId, startup, names.startup);
  await startup.sees('pilots:contractStatus.active.label');
}

async function sign(contractId: string, signer: Person, name: string): Promise<void> {
  await signer.go(`/hop-dong/${contractId}/ky`);
  await signer.fill('pilots:sign.nameLabel', name);
  await signer.tick('pilots:sign.confirm');
  await signer.finish('pilots:sign.submit');
  await expect(signer.page).toHaveURL(new RegExp(`/hop-dong/${contractId}$`));
}

/** Funded by finance, delivered by the startup, accepted by the manager, paid by finance, who is somebody else. */
export async function payFirstMilestone(
  contractId: string,
  people: { manager: Person; finance: Person; startup: Person },
) {
  const { manager, finance, startup } = people;
  const page = `/hop-dong/${contractId}`;
  await finance.go(page);
  await finance.follow('pilots:milestone.action.fund');
  await finance.page.getByRole('checkbox').check();
  await finance.finish('pilots:fund.submit');
  await eventually(finance, page, 'pilots:milestoneStatus.funded.label');

  await startup.go(page);
  await startup.follow('pilots:milestone.action.start');
  await startup.finish('pilots:start.submit');
  await startup.follow('pilots:milestone.action.deliver');
  await attach(startup, 'ket-qua.csv', 'ngay,ty_le\n1,98.2\n2,98.7\n');
  await startup.fill('pilots:deliver.note', 'Kết quả mười ngày liên tiếp, kèm số liệu từng ngày.');
  await startup.tick('pilots:deliver.confirm');
  await startup.finish('pilots:deliver.submit');
  await startup.sees('pilots:milestoneStatus.submitted.label');

  await manager.go(page);
  await manager.follow('pilots:milestone.action.accept');
  await manager.page.getByRole('checkbox').check();
  await manager.finish('pilots:accept.submit');
  await manager.sees('pilots:milestoneStatus.accepted.label');

  await finance.go(page);
  await finance.follow('pilots:milestone.action.release');
  await attach(finance, 'hoa-don.csv', 'so,ngay\n1C26THD-00000007,1\n');
  await finance.fill('pilots:release.invoiceNumber', '1C26THD-00000007');
  await finance.fill('pilots:release.invoiceDate', inDays(0));
  await finance.page.getByRole('checkbox').check();
  await finance.page.locator('main form').getByRole('button').last().click();
  await eventually(finance, page, 'pilots:milestoneStatus.released.label');
}

/** What a job does shows on the page as soon as it is done. */
async function eventually(person: Person, path: string, key: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await person.go(path);
        return person.page.getByText(person.say(key), { exact: true }).count();
      },
      { timeout: 60_000 },
    )
    .toBeGreaterThan(0);
}
